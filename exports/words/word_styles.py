"""How a Word document looks and is read: fonts, sizes, languages, directions, tables."""

from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

FONT: Final = "Atkinson Hyperlegible Next"
FALLBACKS: Final = "Atkinson Hyperlegible,Verdana,Arial"
"""What is taken where a computer lacks the font, the first that it has."""
OTHER_SCRIPTS: Final = "Arial"
"""The font of scripts that are read from the right, where nothing better is known."""
SIZES: Final = {1: 22, 2: 18, 3: 15, 4: 13, 5: 12, 6: 12, 7: 12, 8: 12, 9: 12}
"""Type sizes of headings by their level, in pt."""
TEXT: Final = 12
SIDE: Final = Mm(25)
TEXT_WIDTH: Final = Mm(210) - 2 * SIDE
INK, ACCENT, HEADER_FILL = "1F2430", "1B6E6A", "E8EFEC"
FIGURE: Final = "Picture in words"
"""The style of a paragraph that says what a picture shows."""
_STYLED: Final = ("Normal", "List Bullet", "Footer", *(f"Heading {level}" for level in SIZES))


def dress(document: "Document", language: str, *, right_to_left: bool) -> None:
    """Set paper, fonts, sizes and language of a document that is still empty."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = SIDE
    section.top_margin = section.bottom_margin = Mm(22)
    _speak(document, language)
    figure: ParagraphStyle = document.styles.add_style(FIGURE, WD_STYLE_TYPE.PARAGRAPH)
    figure.base_style = document.styles["Normal"]
    figure.paragraph_format.left_indent = Mm(8)
    for name in _STYLED:
        _style(document, name, right_to_left=right_to_left)


def _style(document: "Document", name: str, *, right_to_left: bool) -> None:
    style: ParagraphStyle = document.styles[name]
    level = int(name.removeprefix("Heading ")) if name.startswith("Heading ") else 0
    style.font.size = Pt(SIZES.get(level, TEXT))
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(ACCENT if level > 1 else INK)
    style.font.bold = True if level else None
    style.font.name = FONT
    style.paragraph_format.space_before = Pt(SIZES.get(level, 4))
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.line_spacing = 1.1 if level else 1.3
    properties = style.element.get_or_add_rPr()
    fonts = properties.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), OTHER_SCRIPTS)
    for size in properties.findall(qn("w:szCs")):
        properties.remove(size)
    after = _made("w:szCs", val=str(2 * SIZES.get(level, TEXT)))
    properties.find(qn("w:sz")).addnext(after)
    if right_to_left and name == "Normal":
        _turn(style.element.get_or_add_pPr())


def _speak(document: "Document", language: str) -> None:
    """Say in which language the document is, so that it is spelt and read aloud in it."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    for name in ("val", "eastAsia", "bidi"):
        defaults.set(qn(f"w:{name}"), language)
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), language)
    settings.remove(settings.find(qn("w:proofState")))  # it says that the spelling was checked
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")


def set_footer(document: "Document", title: str) -> None:
    """Write the title and the page's number at the foot of every page."""
    line = document.sections[0].footer.paragraphs[0]
    line.add_run(f"{title} · ")
    field = _made("w:fldSimple", instr="PAGE")
    line._p.append(field)
    run = line.add_run("1")
    field.append(run._r)


def mark_right_to_left(line: "Paragraph", run: "Run") -> None:
    """Say that a run is read from the right, and the paragraph that it is in."""
    run.font.rtl = True
    _turn(line._p.get_or_add_pPr())


def mark_language(run: "Run", language: str, *, right_to_left: bool) -> None:
    """Say in which language a run is."""
    name = "bidi" if right_to_left else "val"
    run._r.get_or_add_rPr().append(_made("w:lang", **{name: language}))


def repeat_overleaf(row: "_Row") -> None:
    """Set a row of titles again on every page that its table runs over."""
    row._tr.get_or_add_trPr().append(_made("w:tblHeader"))


def allow_no_split(row: "_Row") -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(_made("w:cantSplit"))


def turn_table(table: "Table") -> None:
    """Begin a table's columns at the right."""
    style = table._tbl.tblPr.find(qn("w:tblStyle"))
    style.addnext(_made("w:bidiVisual"))


def shade(cell: "_Cell", fill: str) -> None:
    """Fill a cell with a colour."""
    cell._tc.get_or_add_tcPr().append(_made("w:shd", val="clear", color="auto", fill=fill))


def _turn(properties: "BaseOxmlElement") -> None:
    if properties.find(qn("w:bidi")) is not None:
        return
    bidi = _made("w:bidi")
    later = ("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "jc")
    after = [properties.find(qn(f"w:{name}")) for name in later]
    found = next((each for each in after if each is not None), None)
    if found is None:
        properties.append(bidi)
    else:
        found.addprevious(bidi)


def _made(tag: str, **attributes: str) -> "BaseOxmlElement":
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
