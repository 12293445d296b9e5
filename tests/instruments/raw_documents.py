"""DOCX and ODT files made of the XML that a test writes, so that it can say exactly what stands in them."""

import io
import zipfile
from collections.abc import Mapping

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "manifest": "manifest",
    }.items()
)
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def packed(parts: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of the parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx_parts(body: str, *, relations: str = "", main: str = _MAIN, **parts: str) -> dict[str, bytes | str]:
    """The parts of a Word document.

    Args:
        body: what stands in `w:body`.
        relations: `Relationship` elements of the text.
        main: the content type of the text.
        parts: what stands in `w:styles`, `w:numbering`, `w:footnotes` and `w:endnotes`.
    """
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override PartName="/word/document.xml" '
        f'ContentType="{main}"/></Types>',
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {_W} {_R} {_MC}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(relations),
    }
    for name, content in parts.items():
        made[f"word/{name}.xml"] = f"<w:{name} {_W} {_R}>{content}</w:{name}>"
    return made


def docx_file(body: str, **parts: str) -> bytes:
    """A Word document; for the arguments see `docx_parts`."""
    return packed(docx_parts(body, **parts))


def relation(identifier: str, kind: str, target: str, *, is_external: bool = True) -> str:
    """A `Relationship` element."""
    mode = ' TargetMode="External"' if is_external else ""
    return f'<Relationship Id="{identifier}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def odt_parts(body: str, *, automatic: str = "", styles: str = "", masters: str = "") -> dict[str, bytes | str]:
    """The parts of an ODT document.

    Args:
        body: what stands in `office:text`.
        automatic: the styles that stand with the text.
        styles: those that stand in a part of their own.
        masters: the pages with their headers and footers.
    """
    text = (
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}"
        f"</office:text></office:body>"
    )
    return {
        "mimetype": ODT_TYPE,
        "content.xml": f"<office:document-content {_ODF} {_XLINK}>{text}</office:document-content>",
        "styles.xml": f"<office:document-styles {_ODF} {_XLINK}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
        "META-INF/manifest.xml": f"<manifest:manifest {_ODF}/>",
    }


def odt_file(body: str, *, automatic: str = "", styles: str = "", masters: str = "") -> bytes:
    """An ODT document; for the arguments see `odt_parts`."""
    return packed(odt_parts(body, automatic=automatic, styles=styles, masters=masters))


def encrypted_manifest() -> str:
    """The manifest of a document that is protected by a password."""
    return (
        f"<manifest:manifest {_ODF}><manifest:file-entry manifest:full-path='content.xml'>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )


def _relations(relations: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
