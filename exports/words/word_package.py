"""The parts of a Word document in its file: what it says, and nothing of where it was written."""

from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import RELATIONSHIP_TYPE

from exports.words.word_styles import FALLBACKS, FONT

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part

MIDNIGHT: Final = (1980, 1, 1, 0, 0, 0)
"""The time that stands with every part: the first that a zip file can hold."""
NEEDLESS: Final = ("customXml", "extended-properties", "stylesWithEffects", "thumbnail")
"""What an empty document brings along from the computer on which it was made."""
FONTS: Final = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"\
><w:font w:name="{FONT}"><w:altName w:val="{FALLBACKS}"/><w:family w:val="swiss"/>\
<w:pitch w:val="variable"/></w:font><w:font w:name="Symbol"><w:charset w:val="02"/>\
<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font></w:fonts>"""
"""The fonts of a document, and what stands in for one that a computer lacks."""


def packed(document: "Document", title: str, language: str) -> bytes:
    """Return a document as a file: the same bytes for the same words, on any day."""
    _clear(document.part)
    _clear(document.part.package)
    _describe(document, title, language)
    saved, again = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(again, "w") as file:
        for name in parts.namelist():
            fonts = name == "word/fontTable.xml"
            data = FONTS.encode() if fonts else parts.read(name)
            file.writestr(ZipInfo(name, MIDNIGHT), data, ZIP_DEFLATED)
    return again.getvalue()


def _clear(holder: "Part | OpcPackage | None") -> None:
    """Drop the parts that nobody needs; what nothing points to is not written."""
    if holder is None:
        return
    for key, each in list(holder.rels.items()):
        if each.reltype.endswith(NEEDLESS):
            del holder.rels[key]


def _describe(document: "Document", title: str, language: str) -> None:
    """Say what the document is called, and in which language it is; nothing of who wrote it."""
    package = document.part.package
    if package is not None:
        properties = package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
        for each in list(properties.element):
            properties.element.remove(each)
    document.core_properties.title = title[:255]
    document.core_properties.language = language
