"""What must agree within a board's document before any of it is written to a file."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, NoReturn, TypeVar

from facilitator.decks import BoardDeck
from facilitator.errors import InvalidEntryError
from facilitator.exercises.board.document import ActivityOnBoard, LinkDocument, NoteDocument
from facilitator.i18n import _

A = TypeVar("A", bound=ActivityOnBoard[Any, Any, Any])


def settle(document: A, deck: BoardDeck) -> A:
    """Return the document with every link's kind written out, or raise InvalidEntryError.

    What it names that is not there, or names twice, is refused with a sentence that says where.
    """
    _once(document.notes, _("Two notes here have the label {id}; give each its own."))
    _once(document.groups, _("Two groups here have the id {id}; give each its own."))
    groups = {group.id for group in document.groups}
    for note in document.notes:
        _settle_note(note, deck, groups)
    if document.settings.plan:
        _known(document.settings.plan, deck.plans, "plan", _("This activity"))
    for step in document.steps:
        _known(step.step, deck.steps, "step", _("This activity"))
    notes = document.by_label()
    links = [_settle_link(link, notes, deck) for link in document.links]
    _refuse_doubled_links(links)
    return document.model_copy(update={"links": links})


def _once(parts: Iterable[Any], sentence: str) -> None:
    (found,) = Counter(part.id for part in parts).most_common(1) or [("", 0)]
    if found[1] > 1:
        raise InvalidEntryError(sentence.format(id=found[0]))


def _settle_note(note: NoteDocument, deck: BoardDeck, groups: Collection[str]) -> None:
    whose = _("Note {label}").format(label=note.id)
    if not note.text.strip():
        raise InvalidEntryError(_("{whose} has no words; add some.").format(whose=whose))
    zone = _known(note.zone, deck.zones, "zone", whose)
    if note.kind:
        _known(note.kind, zone.kinds, "kind", whose)
    for tag in note.tags:
        _known(tag, deck.tags, "tag", whose)
    if note.group and note.group not in groups:
        _refuse("group", note.group, groups, whose)
    _once_a_note((wording.role for wording in note.wordings), note)
    _once_a_note(((vote.kind, vote.voice) for vote in note.votes), note)


def _once_a_note(keys: Iterable[object], note: NoteDocument) -> None:
    if any(count > 1 for count in Counter(keys).values()):
        message = _(
            "Note {label} says the same thing twice, in its wordings or its votes. Leave one out."
        )
        raise InvalidEntryError(message.format(label=note.id))


def _settle_link(link: LinkDocument, notes: Any, deck: BoardDeck) -> LinkDocument:
    whose = _("The link {source} > {target}").format(source=link.source, target=link.target)
    for end in (link.source, link.target):
        if end not in notes:
            message = _("{whose} needs a note {label}, and there is none; add it.")
            raise InvalidEntryError(message.format(whose=whose, label=end))
    if link.source == link.target:
        raise InvalidEntryError(
            _("{whose} leads from a note to itself; change one end.").format(whose=whose)
        )
    if link.kind:
        _known(link.kind, deck.link_kinds, "link kind", whose)
        return link
    return link.model_copy(update={"kind": deck.default_link_kind(notes[link.source].zone).key})


def _refuse_doubled_links(links: Iterable[LinkDocument]) -> None:
    ends = Counter((link.source, link.target, link.kind) for link in links)
    for (source, target, _kind), count in ends.items():
        if count > 1:
            message = _("The link {source} > {target} is there twice; leave one out.")
            raise InvalidEntryError(message.format(source=source, target=target))


def _known(key: str, parts: Iterable[Any], what: str, whose: str) -> Any:
    """Return the part of a deck that has this key, or refuse it."""
    known = {part.key: part for part in parts}
    return known[key] if key in known else _refuse(what, key, known, whose)


def _refuse(what: str, key: str, known: Collection[str], whose: str) -> NoReturn:
    sentences = {
        "zone": _(
            "{whose} names a zone “{key}”, which this board does not have ({known}); change it."
        ),
        "kind": _(
            "{whose} names a kind “{key}”, which its zone does not have ({known}); change it."
        ),
        "tag": _(
            "{whose} names a tag “{key}”, which this board does not have ({known}); change it."
        ),
        "group": _(
            "{whose} names a group “{key}”, which is not among the groups ({known}); change it."
        ),
        "plan": _(
            "{whose} names a plan “{key}”, which its deck does not have ({known}); change it."
        ),
        "step": _(
            "{whose} names a step “{key}”, which its deck does not have ({known}); change it."
        ),
        "link kind": _(
            "{whose} is of a kind “{key}”, which this board does not have ({known}); change it."
        ),
    }
    shown = ", ".join(sorted(known)) or _("none")
    raise InvalidEntryError(sentences[what].format(whose=whose, key=shortened(key), known=shown))


def shortened(text: str, limit: int = 40) -> str:
    """Return a text as it is quoted in a sentence: on one line, and cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
