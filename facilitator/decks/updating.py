"""A newer version of a deck for somebody who has edited the one before: their edits stay."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from facilitator.decks.beside import pictures_of
from facilitator.decks.bundle import DeckBundle
from facilitator.decks.matching import matched
from facilitator.decks.naming import below, field_name, part_name, sentence, titles, told, within
from facilitator.decks.parts import DeckError
from facilitator.decks.reading import parse_deck
from facilitator.decks.soundness import refuse_unsound
from facilitator.decks.writing import Deck, Plain, plain, rewritten
from facilitator.i18n import _

Value = TypeVar("Value")
_Known = tuple[str, int]


def updated(base: DeckBundle, mine: DeckBundle, theirs: DeckBundle) -> tuple[DeckBundle, list[str]]:
    """Return one's own deck with what is new in a newer version, and what was not taken, and why.

    `base` is the version that `mine` was edited from. What only `theirs` changed is taken; where
    both changed the same thing, `mine` stays. Where the two do not fit together, `mine` stays
    whole, and the sentence says so.
    """
    merging = _Merging({**titles(theirs), **titles(mine)})
    try:
        bundle = merging.bundle(base, mine, theirs)
        refuse_unsound(bundle)
    except ValidationError:
        return mine, [
            _(
                "The newer version does not fit what you edited; yours stays as it is. Go on with "
                "yours, or keep both."
            )
        ]
    except DeckError as error:
        message = _(
            "The newer version does not fit what you edited; yours stays as it is. Go on with "
            "yours, or keep both. {why}"
        )
        return mine, [message.format(why=error)]
    return bundle, merging.kept


class _Merging:
    """Collects what both changed."""

    def __init__(self, names: dict[str, str]) -> None:
        self.kept: list[str] = []
        self._names = names

    def bundle(self, base: DeckBundle, mine: DeckBundle, theirs: DeckBundle) -> DeckBundle:
        session = self._session(base, mine, theirs)
        boards = _three_ways(base.boards, mine.boards, theirs.boards, self._board)
        pictures = _three_ways(base.pictures, mine.pictures, theirs.pictures, self._picture)
        bundle = DeckBundle(session, boards, pictures)
        named = {activity.deck for activity in bundle.session.activities}
        boards = _with_needed(boards, named, mine.boards, theirs.boards)
        needed = pictures_of(parse_deck(text, key) for key, text in boards.items())
        pictures = _with_needed(pictures, needed, mine.pictures, theirs.pictures)
        return DeckBundle(session, boards, pictures)

    def _session(self, base: DeckBundle, mine: DeckBundle, theirs: DeckBundle) -> str:
        return self._text(
            (plain(base.session), mine.session, theirs.session),
            (mine.session_source, theirs.session_source),
            "",
        )

    def _board(self, key: str, base: str | None, mine: str, theirs: str) -> str:
        own = parse_deck(mine, key)
        return self._text(
            (plain(parse_deck(base, key)) if base else {}, own, parse_deck(theirs, key)),
            (mine, theirs),
            _("board “{title}”").format(title=own.title),
        )

    def _picture(self, name: str, _base: bytes | None, mine: bytes, _theirs: bytes) -> bytes:
        message = _("The picture “{name}” is another one in the newer version; yours stays.")
        self.kept.append(message.format(name=name))
        return mine

    def _text(self, decks: tuple[Plain, Deck, Deck], texts: tuple[str, str], where: str) -> str:
        base, mine, theirs = decks[0], plain(decks[1]), plain(decks[2])
        if mine == base:
            return texts[1]
        merged = self._table(where, base, mine, theirs)
        return rewritten(texts[0], type(decks[1]).model_validate(merged))

    def _table(self, where: str, base: Plain, mine: Plain, theirs: Plain) -> Plain:
        keys = [*mine, *(key for key in theirs if key not in mine)]
        said = {
            key: self._value(where, key, (base.get(key), mine.get(key), theirs.get(key)))
            for key in keys
        }
        return {key: value for key, value in said.items() if value is not None}

    def _below(self, where: str, base: Plain, mine: Plain, theirs: Plain) -> Plain:
        names, self._names = self._names, within(self._names, mine)
        try:
            return self._table(where, base, mine, theirs)
        finally:
            self._names = names

    def _value(self, where: str, key: str, three: tuple[Any, Any, Any]) -> Any:
        base, mine, theirs = three
        if theirs in (base, mine):
            return mine
        if mine == base:
            return theirs
        if key == "version":
            return max(mine, theirs)
        if any(isinstance(part, dict) for each in three for part in _items(each)):
            return self._parts(where, key, _items(base), _items(mine), _items(theirs))
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self._table(below(where, field_name(key).lower()), base or {}, mine, theirs)
        self._both_changed(where, key, mine, theirs)
        return mine

    def _both_changed(self, where: str, key: str, mine: Any, theirs: Any) -> None:
        what = field_name(key)
        if theirs is None:
            says = _("{what}: gone in the newer version; yours stays.").format(what=what)
        elif mine is None:
            message = _(
                "{what} is {theirs} in the newer version; you took it out, and it stays out."
            )
            says = message.format(what=what, theirs=told(theirs))
        else:
            message = _("{what}: {theirs} in the newer version; yours stays: {mine}.")
            says = message.format(what=what, theirs=told(theirs), mine=told(mine))
        self.kept.append(sentence(where, says))

    def _parts(
        self, where: str, kind: str, base: list[Plain], mine: list[Plain], theirs: list[Plain]
    ) -> list[Plain]:
        own = _names("mine", matched(base, mine))
        new = _same_additions(own, mine, _names("theirs", matched(base, theirs)), theirs)
        mine_by, theirs_by = dict(zip(own, mine, strict=True)), dict(zip(new, theirs, strict=True))
        merged: dict[_Known, Plain] = {}
        for name in {**mine_by, **theirs_by}:
            was = base[name[1]] if name[0] == "base" else None
            part = self._part(where, kind, was, mine_by.get(name), theirs_by.get(name))
            if part is not None:
                merged[name] = part
        return [merged[name] for name in _order(own, new) if name in merged]

    def _part(
        self, where: str, kind: str, base: Plain | None, mine: Plain | None, theirs: Plain | None
    ) -> Plain | None:
        """Return a part as it is from now on; None where it is in the deck no longer."""
        named = part_name(kind, {**(base or {}), **(theirs or {}), **(mine or {})}, self._names)
        if mine is not None and theirs is not None:
            return self._below(below(where, named), base or {}, mine, theirs)
        if base is None or (mine or theirs) == base:
            return (mine or theirs) if base is None else None
        if mine is not None:
            message = _("The newer version no longer has {part}; you changed it, and it stays.")
        else:
            message = _("The newer version changes {part}; you took it out, and it stays out.")
        self.kept.append(message.format(part=below(where, named)))
        return mine


def _three_ways(
    base: Mapping[str, Value],
    mine: Mapping[str, Value],
    theirs: Mapping[str, Value],
    both: Callable[[str, Value | None, Value, Value], Value],
) -> dict[str, Value]:
    merged: dict[str, Value] = {}
    for key in {**mine, **theirs}:
        was, own, new = base.get(key), mine.get(key), theirs.get(key)
        value = new if own == was else own
        if own is not None and new is not None and was not in (own, new) and own != new:
            value = both(key, was, own, new)
        if value is not None:
            merged[key] = value
    return merged


def _with_needed(
    have: dict[str, Value], needed: set[str], *others: Mapping[str, Value]
) -> dict[str, Value]:
    """Return what there is, and what one side took out although the other still names it."""
    whole = dict(have)
    for other in others:
        whole |= {key: other[key] for key in other if key in needed and key not in whole}
    return whole


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _names(side: str, was: list[int | None]) -> list[_Known]:
    """Return for each part a name that it has on either side: its place in the old version."""
    return [(side, at) if number is None else ("base", number) for at, number in enumerate(was)]


def _same_additions(
    own: list[_Known], mine: list[Plain], new: list[_Known], theirs: list[Plain]
) -> list[_Known]:
    """Return the names of their parts, where what both sides added alike has one name."""
    added = [at for at, name in enumerate(own) if name[0] == "mine"]
    theirs_added = [at for at, name in enumerate(new) if name[0] == "theirs"]
    pairs = matched([mine[at] for at in added], [theirs[at] for at in theirs_added])
    named = list(new)
    for at, number in zip(theirs_added, pairs, strict=True):
        if number is not None:
            named[at] = own[added[number]]
    return named


def _order(own: list[_Known], new: list[_Known]) -> list[_Known]:
    """Return all names in one's own order where it was changed, else in that of the newer one."""
    order = [number for side, number in own if side == "base"]
    first, second = (new, own) if order == sorted(order) else (own, new)
    names = list(first)
    before: _Known | None = None
    for name in second:
        if name not in names:
            names.insert(names.index(before) + 1 if before else 0, name)
        before = name
    return names
