"""Plain text, HTML and Markdown as lines, in any encoding; and what is said about it."""

from collections.abc import Sequence

import pytest

from moving_cities.intake.formats.lines import Line, ReadFile
from moving_cities.intake.formats.mojibake import mended
from moving_cities.intake.formats.reading import read_file

SAMPLES = {
    "de": "Die Stadt hat für alle Menschen eine Brücke gebaut, und die Größe des Hauses ist nicht klein.",
    "el": "Η πόλη υποδέχεται όσους φτάνουν και τους στηρίζει στα πρώτα τους βήματα.",
    "es": "La ciudad acoge a los que llegan, y el año pasado abrió una oficina para los niños y sus familias.",
    "fr": "La ville accueille ceux qui arrivent, et la région a créé un réseau pour les élèves dans les écoles.",
    "pl": "Miasto przyjmuje tych, którzy przybywają, i w zeszłym roku otworzyło świetlicę dla dzieci oraz ich "
    "rodzin. Żółć.",
    "ar": "تستقبل المدينة القادمين إليها وتدعمهم في خطواتهم الأولى.",
}
ENCODINGS = [
    ("de", "cp1252"), ("es", "cp1252"), ("fr", "cp1252"), ("fr", "iso8859-15"), ("es", "iso8859-1"),
    ("pl", "cp1250"), ("pl", "iso8859-2"), ("el", "cp1253"), ("el", "iso8859-7"), ("ar", "cp1256"),
    ("ar", "iso8859-6"), ("fr", "mac-roman"),
]  # fmt: skip


def texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


def html(page: str) -> ReadFile:
    return read_file(f"<html><body>{page}".encode(), "page.html")


def markdown(text: str) -> ReadFile:
    return read_file(text.encode(), "page.md")


def told(file: ReadFile) -> list[str]:
    return [repair.what for repair in file.repairs]


def test_lines_of_plain_text_stay_as_they_are() -> None:
    """Numbers as an editor counts, and every sign: what is a bullet the reader of the text decides."""
    file = read_file("Gent\r\n\r\n  • 1\n\n    Words \rmore".encode(), "page.txt")

    assert texts(file.lines) == ["Gent", "", "  • 1", "", "    Words ", "more"]
    assert [line.number for line in file.lines] == [1, 2, 3, 4, 5, 6]
    assert file.characters == 23


@pytest.mark.parametrize(("language", "encoding"), ENCODINGS)
def test_an_old_encoding_is_recognised_and_said(language: str, encoding: str) -> None:
    """By the letters that the language has."""
    file = read_file(SAMPLES[language].encode(encoding), "page.txt")

    assert texts(file.lines) == [SAMPLES[language]]
    assert told(file)[0].startswith("The file is not in Unicode; its letters fit ")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("language", SAMPLES)
def test_unicode_is_read_with_its_mark_or_without(language: str, encoding: str) -> None:
    """The mark is no character of the text."""
    assert texts(read_file(SAMPLES[language].encode(encoding), "page.txt").lines) == [SAMPLES[language]]


def test_damaged_utf_8_keeps_its_losses() -> None:
    """A byte that was lost shows as U+FFFD; the rest is not taken for another encoding."""
    file = read_file(SAMPLES["pl"].encode().replace("ę".encode(), b"\xff"), "page.txt")

    assert texts(file.lines) == [SAMPLES["pl"].replace("ę", "\ufffd")]
    assert told(file) == ["The file is in UTF-8 with 1 damaged places, which show as U+FFFD."]


def test_a_page_that_says_its_encoding_is_believed() -> None:
    """If it can be true."""
    page = '<html><meta charset="iso-8859-2"><p>Łódź'

    assert texts(read_file(page.encode("iso8859-2"), "page.html").lines) == ["Łódź"]
    assert texts(read_file(page.encode("utf-8"), "page.html").lines) == ["Łódź"]


@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1250"])
@pytest.mark.parametrize("language", ["de", "es", "fr", "pl"])
def test_a_line_decoded_wrongly_is_mended_and_said(language: str, codec: str) -> None:
    """With what it was before and after."""
    damaged = SAMPLES[language].encode().decode(codec, errors="replace")
    if "\ufffd" in damaged:
        pytest.skip("This encoding has no sign for a byte of it: the line cannot come back.")

    file = read_file(f"Gent\n{damaged}\n".encode(), "page.txt")

    assert texts(file.lines) == ["Gent", SAMPLES[language]]
    assert (file.repairs[0].line, file.repairs[0].after) == (2, SAMPLES[language])


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("Model gdaÅ\x84ski i mieszkaÅ\x84ców. \ufffd\ufffd\ufffd", "Model gdański i mieszkańców. \ufffd\ufffd\ufffd"),
        ("\ufffd\ufffd mieszkaÅ\x84ców\ufffd\ufffd", "\ufffd\ufffd mieszkańców\ufffd\ufffd"),
        ("GdaÅ„sk \ufffd", "Gdańsk \ufffd"),
    ],
)
def test_words_beside_lost_letters_are_mended(damaged: str, whole: str) -> None:
    """Lost letters prove nothing about the others: what stands around them is mended as elsewhere."""
    assert texts(read_file(damaged.encode(), "a.txt").lines) == [whole]


def test_words_of_which_a_sign_was_taken_out_stay_in_doubt() -> None:
    """Half of a letter that nobody sees is taken out, and what is left would not show that anything was there."""
    file = read_file("Model.\n\nW przyszÅ\x82oÅ\x9bÄ \ufffd miasto ma plan.".encode(), "a.txt")

    assert texts(file.lines)[2] == "W przyszÅoÅÄ \ufffd miasto ma plan."
    assert file.half_words == ((3, "przyszÅoÅÄ"),)


@pytest.mark.parametrize(("damaged", "whole"), [("GdaÅ„sk", "Gdańsk"), ("KrakÃ³w", "Kraków"), ("MÃ¼nchen", "München")])
def test_a_single_name_is_mended(damaged: str, whole: str) -> None:
    """One letter is enough where the sign amid the word can be nothing else."""
    mend = mended(damaged)

    assert mend is not None
    assert mend.text == whole


@pytest.mark.parametrize(
    "right",
    [
        *SAMPLES.values(),
        *["CAFÉ’S", "»ß", "ç«ą", "fĂźr", "COVILHÃ–FUNDÃO", "l’été", "Â", "Ã", "Å", "„Łódź”", "Zürich�", "ÎLE’S"],
        "\ufffd" * 9,
        "50 £ é",
    ],
)
def test_what_may_be_right_is_not_touched(right: str) -> None:
    """A mend must be certain, and a mark of loss is never made to look like text."""
    assert mended(right) is None


def test_signs_that_nobody_sees_are_taken_out_and_said() -> None:
    """Soft hyphens and overrides of the direction; joiners that shape letters stay."""
    file = read_file("Soli\u00addari\u00adtät \u202eevil\u202c می\u200cخواهم".encode(), "page.txt")

    assert texts(file.lines) == ["Solidarität evil می\u200cخواهم"]
    assert told(file) == ["Signs that cannot be seen were taken out: 2 direction signs, 2 soft hyphens."]


def test_what_a_browser_shows_is_read_in_order() -> None:
    """Blocks are lines; headings, items, quotations, leads and links are marked."""
    file = html(
        "<nav><ul><li><a href='/'>Home</a></ul></nav><h2>Gent</h2><p>one<br>two<p><b>Lead:</b> and <a "
        "href='https://x.example'>a <i>link</i></a>"
        "<ol start=3><li>three<li>four</ol><blockquote>said</blockquote><table><tr><td>a<td>b</table><footer>end"
        "</footer>"
    )

    assert [(line.text, line.heading, line.item, line.is_quote) for line in file.lines] == [
        ("Home", 0, "bullet", False),
        ("Gent", 2, "", False),
        ("one", 0, "", False),
        ("two", 0, "", False),
        ("Lead: and a link", 0, "", False),
        ("three", 0, "3", False),
        ("four", 0, "4", False),
        ("said", 0, "", True),
        ("a", 0, "", False),
        ("b", 0, "", False),
        ("end", 0, "", False),
    ]
    assert file.lines[4].strong_lead == "Lead:"
    assert file.lines[4].links == (("a link", "https://x.example"),)


def test_what_a_browser_does_not_show_is_left_out_and_said() -> None:
    """Scripts, styles, templates, hidden parts, the title, pictures."""
    file = read_file(
        b"<html><title>The title</title><script>var x</script><p style='color:red; display : none'>gone</p>"
        b"<p hidden>too</p><template><p>no</template><img alt='A bridge'>seen<a href='javascript:evil()'>link</a>",
        "page.html",
    )

    assert texts(file.lines) == ["seenlink"]
    assert file.lines[0].links == ()
    assert [(repair.what, repair.before) for repair in file.repairs] == [
        ("The title of the page is not shown on it and was left out.", "The title"),
        ("Left out, because a browser does not show it: 7 characters of hidden words.", ""),
        ("Left out, because a browser does not show it: 4 characters of scripts.", ""),
        ("Left out, because a browser does not show it: 2 characters of templates.", ""),
        ("Left out: 1 picture; in words they show:", "A bridge"),
    ]


def test_markdown_is_read_with_the_numbers_of_its_lines() -> None:
    """Marks become what they mean; indented text is no code; a short line is not taken for a wrapped one."""
    file = markdown(
        "---\ntitle: Gent\n---\n# Gent\nA city\n\n**Lead:** words and [a *link*](https://x.example).\n\n- 1\n\n    "
        "Indented\n\n3. third\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n"
    )

    assert [(line.number, line.text, line.heading, line.item, line.is_quote) for line in file.lines] == [
        (1, "---", 0, "", False),
        (2, "title: Gent", 0, "", False),
        (3, "---", 0, "", False),
        (4, "Gent", 1, "", False),
        (5, "A city", 0, "", False),
        (7, "Lead: words and a link.", 0, "", False),
        (9, "1", 0, "bullet", False),
        (11, "Indented", 0, "", False),
        (13, "third", 0, "3", False),
        (15, "said", 0, "", True),
        (17, "a", 0, "", False),
        (17, "b", 0, "", False),
        (19, "c", 0, "", False),
        (19, "d", 0, "", False),
    ]
    assert file.lines[5].strong_lead == "Lead:"
    assert file.lines[5].links == (("a link", "https://x.example"),)


def test_wrapped_lines_go_on_and_short_ones_do_not() -> None:
    """People paste lines without empty lines between them; programs wrap at seventy."""
    wrapped = "a line that is long enough to have been wrapped by a program\nand goes on"

    lines = markdown(f"Gent\nA city of bridges\n\n{wrapped}").lines

    assert [(line.number, line.goes_on) for line in lines] == [(1, False), (2, False), (4, False), (5, True)]
