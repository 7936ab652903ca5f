"""A theory of change as the room reads it: one vision note, and its route back."""

from collections.abc import Callable, Iterator
from string import Formatter

from facilitator.decks import LinkKind
from facilitator.exercises.board.tables import Board, Link, Note
from facilitator.exercises.theory_of_change.insights import Routes, thread
from facilitator.i18n import _
from ui.exercises.board.room import row_of, zone_chapters
from ui.room.book import Chapter
from ui.room.rows import Cause, Passage, Row, Section
from ui.wording import translated


def chapters(board: Board) -> list[Chapter]:
    """Return a chapter for each vision note, then the zones' notes that are on no thread."""
    visions = board.in_zone(board.deck.zones[-1].key)
    ids = [note.id or 0 for note in visions]
    threaded = {*ids, *Routes(board).upstream(ids)}
    loose = board.notes.keys() - threaded
    return [
        *(Chapter(f"thread-{note.id}", _reader(board, note)) for note in visions),
        *zone_chapters(board, loose),
    ]


def _reader(board: Board, vision: Note) -> Callable[[], Section]:
    def read() -> Section:
        return thread_section(board, vision)

    return read


def thread_section(board: Board, vision: Note) -> Section:
    """Return one vision note and its route back, sentence by sentence, nearest first."""
    vision_id = vision.id or 0
    levels = thread(board, vision_id)
    causes = _links_into(board)
    passages = [
        passage
        for level in reversed(levels)
        for note in level
        for passage in _passages(board, note, causes.get(note.id or 0, []), vision_id)
    ]
    if not passages:
        passages = [Passage((), after=(row_of(board, vision, loud=True),))]
    return Section(vision.label, tuple(passages))


def _links_into(board: Board) -> dict[int, list[Link]]:
    into: dict[int, list[Link]] = {}
    for link in board.links.values():
        if link.kind != "blocks":
            into.setdefault(link.target_id, []).append(link)
    return into


def _passages(board: Board, note: Note, links: list[Link], vision_id: int) -> Iterator[Passage]:
    """Yield a sentence for each way in which notes bear on this one."""
    for kind in board.deck.link_kinds:
        own = [link for link in links if link.kind == kind.key]
        if own:
            first, then = leads(kind)
            effect = row_of(board, note, loud=note.id == vision_id, lead=then)
            yield Passage(
                tuple(_cause(board, link) for link in own),
                after=(effect,),
                first=first,
                others=_("and"),
            )


def _cause(board: Board, link: Link) -> Cause:
    source = board.notes[link.source_id]
    if not link.because:
        return Cause(row_of(board, source))
    reason = Row(link.because, label=source.label, lead=_("because"))
    return Cause(row_of(board, source), reason)


def leads(kind: LinkKind) -> tuple[str, str]:
    """Return the words that stand before what leads, and before what it leads to.

    They come from how links of this kind are read aloud: "If {source}, then {target}". Where a
    language, or a coach, says it the other way round, the kind's title joins the two.
    """
    words = {
        field: said.strip(" ,;:")
        for said, field, *_rest in Formatter().parse(translated(kind.reads))
    }
    if list(words)[:2] != ["source", "target"]:
        return "", translated(kind.title)
    return words["source"], words["target"]
