"""Documents that are kept as sources: their words, whether they are scans, and what is refused."""

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from moving_cities.intake.documents import pdf
from moving_cities.intake.documents.reading import LARGEST, read_document
from moving_cities.intake.errors import FormatError
from tests.instruments.pdf_files import pdf_of_pictures, pdf_of_words, picture

PROTECTED = "/Encrypt<</Filter/Standard/V 1/R 2/O<" + "28" * 32 + ">/U<" + "41" * 32 + ">/P -4>>/ID[<41><41>]"


def test_the_words_of_a_pdf_are_read_page_by_page() -> None:
    """In the order of the pages, with the lines of each."""
    content = pdf_of_words(["First page (2021)\nsecond line", "Second page"])

    document = read_document(content, "report.bin")

    assert document.texts == ("First page (2021)\nsecond line", "Second page")
    assert (document.media_type, document.pages, document.is_scan, document.notes) == ("application/pdf", 2, False, ())
    assert len(document.sha256) == 64


def test_a_scan_is_recognised_and_said_to_be_one() -> None:
    """Pages with a picture and no words."""
    document = read_document(pdf_of_pictures(3), "scan.pdf")

    assert document.is_scan
    assert document.texts == ("", "", "")
    assert document.notes == ("This is a scan: 3 of 3 pages are pictures, whose words cannot be searched.",)


def test_a_pdf_without_words_and_pictures_is_no_scan() -> None:
    """Empty pages are nothing to type in."""
    document = read_document(pdf_of_words(["", ""]), "empty.pdf")

    assert not document.is_scan
    assert document.notes == ("No page has words that can be searched.",)


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_a_picture_is_kept_and_said_to_have_no_words(kind: str, media_type: str) -> None:
    """Whatever its name is."""
    document = read_document(picture(kind), "photo.pdf")

    assert (document.media_type, document.pages, document.is_scan) == (media_type, 1, True)
    assert document.notes[0].startswith("This is a picture")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "neither a PDF nor a picture"),
        (b"words", "neither a PDF nor a picture"),
        (b"\x89PNG\r\n\x1a\nwords", "neither a PDF nor a picture"),
        (b"%PDF-1.7 words", "damaged"),
        (pdf_of_words(["a"])[:200], "damaged"),
        (pdf_of_words(["secret"], trailer=PROTECTED), "protected by a password"),
        (bytes(LARGEST + 1), "at most 60,000,000 are kept"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(content: bytes, expected: str) -> None:
    """Nothing but the error of the room comes out."""
    with pytest.raises(FormatError, match=expected) as refusal:
        read_document(content, "report.pdf")

    assert str(refusal.value).endswith(".")


def test_a_picture_of_too_many_points_is_refused_without_reading_them() -> None:
    """A small file may state any size."""
    target = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(target, "PNG")

    with pytest.raises(FormatError, match="13,000 × 13,000 points"):
        read_document(target.getvalue(), "huge.png")


def test_a_picture_of_far_too_many_points_is_refused() -> None:
    """The library refuses these by itself."""
    content = picture("PNG")
    header = b"IHDR" + (90_000).to_bytes(4, "big") * 2 + content[24:29]
    stated = content[:12] + header + zlib.crc32(header).to_bytes(4, "big") + content[33:]

    with pytest.raises(FormatError, match="more points than a page needs"):
        read_document(stated, "huge.png")


def test_a_long_document_is_read_in_part_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search has its beginning, and a person knows that it has no more."""
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)

    document = read_document(pdf_of_words(["a", "b", "c"]), "long.pdf")

    assert (document.pages, document.texts) == (3, ("a", "b"))
    assert document.notes == ("Only the first 2 of 3 pages were read.",)


def test_a_document_that_takes_long_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that cost much each must not cost the editor the whole document."""
    monkeypatch.setattr(pdf, "_SECONDS_OF_READING", 0)

    document = read_document(pdf_of_words(["a", "b"]), "slow.pdf")

    assert (document.texts, document.notes) == (("a",), ("Only the first 1 of 2 pages were read.",))


def test_a_reader_that_eats_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process may crash; what comes out is a sentence."""
    monkeypatch.setattr(pdf, "_MEMORY", 10_000_000)

    with pytest.raises(FormatError, match="the reader gave up"):
        read_document(pdf_of_words(["a"]), "report.pdf")


@given(st.sampled_from(["PNG", "JPEG", "TIFF", "WEBP", "GIF"]), st.binary(max_size=60), st.integers(0, 80))
@settings(max_examples=300)
def test_a_damaged_picture_is_read_or_refused(kind: str, noise: bytes, place: int) -> None:
    """Noise in the beginning, which is all that is read of it."""
    whole = picture(kind)
    try:
        read_document(whole[:place] + noise + whole[place + len(noise) :], "photo")
    except FormatError as refusal:
        message = str(refusal)
    else:
        message = "read."
    assert message.endswith(".")


@given(st.binary(max_size=300), st.integers(0, 400))
@settings(max_examples=25)
def test_a_damaged_pdf_is_read_or_refused(noise: bytes, place: int) -> None:
    """Noise anywhere in a PDF."""
    whole = pdf_of_words(["words"])
    try:
        read_document(whole[:place] + noise + whole[place + len(noise) :], "report.pdf")
    except FormatError as refusal:
        message = str(refusal)
    else:
        message = "read."
    assert message.endswith(".")
