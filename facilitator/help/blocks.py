"""The help's Markdown as paragraphs, lists, pictures and tables, for whoever sets them.

Little is allowed, so that a window and a printed page can both do it justice: paragraphs, bold,
emphasis, keys, links, lists of one level, pictures on a line of their own, and small tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.errors import InvalidEntryError
from facilitator.i18n import _

MOST_COLUMNS = 3
LEAF = "text", "code_inline", "softbreak"


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one look. `key`: a key to press. `link`: the file they lead to, as it is written."""

    text: str
    bold: bool = False
    emphasis: bool = False
    key: bool = False
    link: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Items:
    """A list, of steps where it is numbered; each point is one paragraph."""

    numbered: bool
    items: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its name, and what it shows."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of two or three columns."""

    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


Block = Paragraph | Items | Picture | Table


def plain(spans: Spans) -> str:
    """Return words without their looks."""
    return "".join(span.text for span in spans)


def words_of(block: Block) -> Iterator[Spans]:
    """Yield every stretch of words of a block."""
    match block:
        case Paragraph(spans):
            yield spans
        case Items(_numbered, items):
            yield from items
        case Picture(_name, alt):
            yield (Span(alt),)
        case Table(header, rows):
            for row in (header, *rows):
                yield from row


@cache
def blocks(text: str) -> tuple[Block, ...]:
    """Return what a text of the help consists of. InvalidEntryError where it has something else."""
    return tuple(_Reader(_markdown().parse(text)).blocks())


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


class _Reader:
    """Goes through the tokens of a text, once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = iter(tokens)

    def blocks(self) -> Iterator[Block]:
        for token in self._tokens:
            match token.type:
                case "paragraph_open":
                    yield self._paragraph()
                case "ordered_list_open" | "bullet_list_open":
                    yield self._list(token)
                case "table_open":
                    yield self._table(token)
                case _:
                    raise _refused(token)

    def _until(self, kind: str) -> Iterator[Token]:
        for token in self._tokens:
            if token.type == kind:
                return
            yield token

    def _paragraph(self) -> Paragraph | Picture:
        (inline,) = self._until("paragraph_close")
        children = inline.children or []
        if len(children) == 1 and children[0].type == "image":
            return _picture(children[0])
        return Paragraph(_spans(inline))

    def _list(self, opened: Token) -> Items:
        items: list[Spans] = []
        for token in self._until(opened.type.replace("_open", "_close")):
            if token.type == "inline":
                items.append(_spans(token))
            elif token.type == "list_item_open":
                parts = [each for each in self._until("list_item_close") if not _is_frame(each)]
                if len(parts) != 1 or parts[0].type != "inline":
                    raise _refused(parts[1] if len(parts) > 1 else token)
                items.append(_spans(parts[0]))
        return Items(opened.type.startswith("ordered"), tuple(items))

    def _table(self, opened: Token) -> Table:
        rows: list[list[Spans]] = []
        for token in self._until("table_close"):
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(_spans(token))
        if len(rows[0]) > MOST_COLUMNS:
            raise _refused(opened)
        header, *rest = (tuple(row) for row in rows)
        return Table(header, tuple(rest))


def _is_frame(token: Token) -> bool:
    return token.type in {"paragraph_open", "paragraph_close"}


def _picture(image: Token) -> Picture:
    folder, _slash, name = str(image.attrs.get("src", "")).rpartition("/")
    alt = image.content.strip()
    if folder != "pictures" or not name.endswith(".png"):
        message = _(
            "A picture of the help is in “pictures”, and a PNG: “{name}” is not. Put it there "
            "as one."
        )
        raise InvalidEntryError(message.format(name=image.attrs.get("src", "")))
    if not alt:
        message = _("The picture “{name}” needs words that say what it shows; add them.")
        raise InvalidEntryError(message.format(name=name))
    return Picture(name.removesuffix(".png"), alt)


def _spans(inline: Token) -> Spans:
    spans: list[Span] = []
    bold = emphasis = False
    link = ""
    for token in inline.children or []:
        match token.type:
            case "strong_open" | "strong_close":
                bold = token.nesting > 0
            case "em_open" | "em_close":
                emphasis = token.nesting > 0
            case "link_open" | "link_close":
                link = str(token.attrs.get("href", ""))
            case kind if kind in LEAF:
                is_key = kind == "code_inline"
                words = " " if kind == "softbreak" else token.content
                if words:
                    spans.append(Span(words, bold, emphasis, is_key, link))
            case _:
                raise _refused(token, inline)
    return tuple(spans)


def _refused(token: Token, around: Token | None = None) -> InvalidEntryError:
    place = token.map or (around.map if around is not None else None)
    kind = token.type.removesuffix("_open").replace("_", " ")
    if place is None:
        return InvalidEntryError(
            _("The help has no {kind}; leave it out, or say it another way.").format(kind=kind)
        )
    message = _("Line {line}: the help has no {kind} here; leave it out, or say it another way.")
    return InvalidEntryError(message.format(line=place[0] + 1, kind=kind))
