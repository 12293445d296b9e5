"""PDF files made of words, pictures or nothing, so that a test can say exactly what stands in them."""

import io
from collections.abc import Sequence

from PIL import Image


def pdf_of_words(pages: Sequence[str], *, trailer: str = "") -> bytes:
    """A PDF with a page for each text, in Latin letters without accents."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for text in pages:
        lines = " T* ".join(f"({_escaped(line)}) Tj" for line in text.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 50 750 Td {lines} ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
        objects.append(f"{page}/Resources<</Font<</F1 3 0 R>>>>>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return _written(objects, trailer)


def pdf_of_said_words(spans: Sequence[tuple[str, str]]) -> bytes:
    """A PDF of one line, each span with what is printed and with what it means, as its `/ActualText`."""
    said = [
        f"/Span<</ActualText<FEFF{means.encode('utf-16-be').hex()}>>>BDC ({shown}) Tj EMC" for shown, means in spans
    ]
    stream = f"BT /F1 12 Tf 50 750 Td {' (  ) Tj '.join(said)} ET"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    content = f"<</Length {len(stream)}>>stream\n{stream}\nendstream"
    return _written(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[5 0 R]>>", font, content, page], "")


def pdf_of_pictures(count: int) -> bytes:
    """A PDF with a picture on each page, as a scanner makes it."""
    pictures = [Image.new("RGB", (200, 280), (shade * 9 % 255, 200, 180)) for shade in range(count)]
    target = io.BytesIO()
    pictures[0].save(target, "PDF", save_all=True, append_images=pictures[1:])
    return target.getvalue()


def picture(kind: str, *, size: tuple[int, int] = (20, 30)) -> bytes:
    """A picture of a kind that Pillow writes."""
    target = io.BytesIO()
    Image.new("RGB", size, (10, 200, 180)).save(target, kind)
    return target.getvalue()


def _written(objects: Sequence[str], trailer: str) -> bytes:
    written = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(written)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return written + f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
