"""What a screen reader says of a PDF: its text in the order of the structure tree.

From the file alone: the tree names marked stretches, their glyphs are read back by the fonts.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import pikepdf

ENTRY = re.compile("<([0-9A-F]+)> <([0-9A-F]+)>")


class Said(NamedTuple):
    """What is said of one element: its kind, such as H1, and its words."""

    kind: str
    text: str


def spoken(data: bytes) -> list[Said]:
    """Return what is said, element by element."""
    with pikepdf.open(BytesIO(data)) as pdf:
        words = {page.objgen: _words(page) for page in pdf.pages}
        return list(_element(pdf.Root.StructTreeRoot.K, words))


def marked(data: bytes) -> dict[str, list[str]]:
    """Return the words of the elements that say a language of their own, by language."""
    found: dict[str, list[str]] = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        words = {page.objgen: _words(page) for page in pdf.pages}
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/Lang" in each:
                own = " ".join(said.text for said in _element(each, words))
                found.setdefault(str(each.Lang), []).append(own)
    return found


def _element(
    element: pikepdf.Object, words: dict[tuple[int, int], dict[int, str]]
) -> Iterator[Said]:
    kind = str(element.S)[1:]
    for instead in ("/ActualText", "/Alt"):
        if instead in element:
            yield Said(kind, str(element[instead]))
            return
    kids = element.get("/K", pikepdf.Array())
    own = ""
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int) or "/MCID" in kid:
            page, number = (element.Pg, kid) if isinstance(kid, int) else (kid.Pg, kid.MCID)
            own += words[page.objgen].get(int(number), "") + " "
        elif "/S" in kid:
            yield from _said(kind, own)
            own = ""
            yield from _element(kid, words)
    yield from _said(kind, own)


def _said(kind: str, text: str) -> Iterator[Said]:
    if text.strip():
        yield Said(kind, " ".join(text.split()))


def _words(page: pikepdf.Page) -> dict[int, str]:
    """Return the words of each marked stretch of a page."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    stack: list[tuple[int | None, bool]] = [(None, False)]  # the mark; whether it is said already
    letters: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        mark, silent = stack[-1]
        said = ""
        match str(operator):
            case "BDC" | "BMC":
                about = operands[1] if len(operands) > 1 else {}
                if "/ActualText" in about and not silent:
                    said = str(about["/ActualText"])
                own = int(about["/MCID"]) if "/MCID" in about else None
                artifact = str(operands[0]) == "/Artifact"
                following = own if own is not None else None if artifact else mark
                stack.append((following, silent or "/ActualText" in about))
            case "EMC":
                stack.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tm" if not silent:
                said = " "
            case "Tj" if not silent:
                said = "".join(letters.get(code, "?") for code in bytes(operands[0]))
        if mark is not None and said:
            found[mark] = found.get(mark, "") + said
    return found


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """Return what each code of a font stands for."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    table = table.partition("endcodespacerange")[2]
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for code, text in ENTRY.findall(table)
    }
