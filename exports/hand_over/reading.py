"""A paper as plain reading: what its PDF is tagged as, for a browser or a screen reader.

It is written from the blocks that the paper's own structure gives, so that both say the same:
decoration is left out, and a picture is its description.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from exports.document import Document
from exports.hand_over.html import direction, words
from exports.type.shaping import is_right_to_left
from exports.words.blocks import Block, Cell, Figure, Heading, Items, Paragraph, Table, blocks
from facilitator.i18n import _

LOWEST: Final = 6
"""The lowest level of a heading in a page."""
BULLETS: Final = frozenset({"", "•", "–", "-", "·", "◦", "▪"})


class Reading:
    """Writes papers into a page, each under a heading of the page's own outline."""

    def __init__(self, language: str, above: int) -> None:
        """Begin; what is in another `language` says so, and headings hang on the level `above`."""
        self._language = language
        self._direction = direction(language)
        self._above = above

    def html(self, document: Document) -> str:
        """Return what a paper says, its headings below the page's own and without a gap."""
        level, parts = self._above, []
        for block in blocks(document):
            if isinstance(block, Heading):
                level = min(self._above + block.level, level + 1, LOWEST)
            parts.append(self._block(block, level))
        return "\n".join(part for part in parts if part)

    def _block(self, block: Block, level: int) -> str:
        match block:
            case Heading(_level, text, language):
                return self._element(f"h{level}", text, language)
            case Paragraph(text, bold, language):
                inner = _lines(text)
                how = self._how(text, language)
                return f"<p{how}>{f'<strong>{inner}</strong>' if bold else inner}</p>"
            case Items():
                return self._list(block)
            case Table():
                return self._table(block)
            case Figure(alt, language):
                shown = _("Picture: {what}").format(what=alt)
                return f'<p class="shown"{self._how(alt, language)}>{_lines(shown)}</p>'

    def _list(self, block: Items) -> str:
        labelled = any(item.label not in BULLETS for item in block.items)
        items = []
        for item in block.items:
            label = "" if item.label in BULLETS else f"<b>{words(item.label)}</b>"
            said = " ".join(part for part in (label, _lines(item.text)) if part)
            items.append(f"<li{self._how(item.text, item.language)}>{said}</li>")
        how = ' class="labelled"' if labelled else ""
        return "\n".join([f"<ul{how}>", *items, "</ul>"])

    def _table(self, block: Table) -> str:
        rows = [row for row in block.rows if any(cell.text for cell in row)]
        parts = ['<div class="wide"><table>']
        if block.header:
            cells = "".join(self._cell(cell, "th", "col") for cell in block.header)
            parts.append(f"<thead>\n<tr>{cells}</tr>\n</thead>")
        if rows:
            parts += ["<tbody>", *self._rows(rows), "</tbody>"]
        return "\n".join([*parts, "</table></div>"]) if len(parts) > 1 else ""

    def _rows(self, rows: Iterable[tuple[Cell, ...]]) -> Iterator[str]:
        for row in rows:
            cells = (
                self._cell(cell, "th", "row") if cell.heads else self._cell(cell, "td")
                for cell in row
            )
            yield f"<tr>{''.join(cells)}</tr>"

    def _cell(self, cell: Cell, kind: str, scope: str = "") -> str:
        heads = f' scope="{scope}"' if scope else ""
        return f"<{kind}{heads}{self._how(cell.text, cell.language)}>{_lines(cell.text)}</{kind}>"

    def _element(self, kind: str, text: str, language: str) -> str:
        return f"<{kind}{self._how(text, language)}>{_lines(text)}</{kind}>"

    def _how(self, text: str, language: str) -> str:
        """Return the language and the direction of words, where they are not the page's own."""
        own = language and language != self._language
        tongue = f' lang="{escape(language.replace("_", "-"))}"' if own else ""
        lettered = any(each.isalpha() for each in text)
        way = ("rtl" if is_right_to_left(text) else "ltr") if lettered else self._direction
        return tongue + (f' dir="{way}"' if way != self._direction else "")


def _lines(text: str) -> str:
    """Return words as they stand in a page, each line that somebody broke on its own."""
    return "<br>".join(words(line) for line in text.split("\n"))
