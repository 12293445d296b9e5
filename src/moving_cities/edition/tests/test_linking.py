"""Unchanged pages are linked by a program of their own: what is whole is taken over, what is not is told."""

import pytest

from moving_cities.edition.linking import Linking


@pytest.fixture
def sites(tmp_path):
    """An old site of two pages, each with a compressed copy, and an empty new one."""
    old, new = tmp_path / "old", tmp_path / "new"
    for name in ("en/ghent", "pl/gandawa"):
        (old / name).mkdir(parents=True)
        (old / name / "index.html").write_text(name)
        (old / name / "index.html.br").write_bytes(b"small")
    new.mkdir()
    return old, new


PAGES = [("en/ghent/index.html", ("br",)), ("pl/gandawa/index.html", ("br",))]


def test_a_page_and_its_copies_are_the_same_files_afterwards(sites, tmp_path):
    old, new = sites

    lost = Linking(old, new, PAGES, tmp_path).wait()

    assert lost == frozenset()
    assert (new / "pl/gandawa/index.html").samefile(old / "pl/gandawa/index.html")
    assert (new / "pl/gandawa/index.html.br").samefile(old / "pl/gandawa/index.html.br")


def test_a_page_whose_copy_is_gone_is_told_and_leaves_nothing_behind(sites, tmp_path):
    """Half a page would keep the builder from writing it anew."""
    old, new = sites
    (old / "en/ghent/index.html.br").unlink()

    lost = Linking(old, new, PAGES, tmp_path).wait()

    assert lost == {"en/ghent/index.html"}
    assert list((new / "en/ghent").iterdir()) == []
    assert (new / "pl/gandawa/index.html").exists()


def test_a_place_that_is_taken_is_an_error_with_its_name(sites, tmp_path):
    old, new = sites
    (new / "en/ghent").mkdir(parents=True)
    (new / "en/ghent/index.html").write_text("in the way")

    with pytest.raises(FileExistsError) as caught:
        Linking(old, new, PAGES, tmp_path).wait()

    assert "en/ghent/index.html" in str(caught.value.filename)


def test_it_can_be_stopped_before_and_after_its_end(sites, tmp_path):
    old, new = sites
    linking = Linking(old, new, PAGES, tmp_path)
    linking.wait()

    linking.stop()
    Linking(old, new, [], tmp_path).stop()

    assert (new / "en/ghent/index.html").exists()
