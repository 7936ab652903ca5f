"""Taking over the open entries of an earlier workshop's log book into this one.

The earlier file is only read: whoever has it open goes on working in it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError
from sqlmodel import Session, select

from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exercises.board.soundness import shortened
from facilitator.file_header import read_version
from facilitator.i18n import _, ngettext
from facilitator.log_book.document import (
    PaperReminderDocument,
    PersonDocument,
    PromiseDocument,
)
from facilitator.log_book.exchange import LogBookOut
from facilitator.log_book.tables import FollowUp, PaperReminder, Promise
from facilitator.migrations import VERSIONS
from facilitator.passphrase import Passphrase
from facilitator.people import known_or_new, people
from facilitator.spoken import spoken_date
from facilitator.store import Store
from facilitator.workshop import Workshop, saved_id


@dataclass(frozen=True)
class OpenEntry:
    """A promise of an earlier workshop of which there is still something to hear."""

    promise: PromiseDocument
    person: PersonDocument | None
    """None where who promised was erased."""

    @property
    def uid(self) -> str:
        """What the promise is known by, there and here."""
        return self.promise.uid

    @property
    def what(self) -> str:
        """What was promised."""
        return self.promise.what

    @property
    def role(self) -> str:
        """Who promised, as a role; empty where they were erased."""
        return self.person.role if self.person else ""

    @property
    def voice(self) -> str:
        """Whose voice that is; empty where it is not known."""
        return self.person.voice if self.person else ""

    @property
    def by(self) -> str:
        """The day to hear about it; empty where it is open."""
        return self.promise.by

    @property
    def share(self) -> str:
        """With whom it is shared: `room` or `team`."""
        return self.promise.share

    @property
    def made_on(self) -> str:
        """The day on which it was promised."""
        return self.promise.made_on

    @property
    def source(self) -> str:
        """The card's code, or the note's label."""
        return self.promise.source

    @property
    def waits(self) -> bool:
        """Whether who promised was not there the last time either."""
        return self.promise.waits


@dataclass(frozen=True)
class Earlier:
    """What an earlier workshop leaves to be heard about."""

    uid: str
    title: str
    date: str
    language: str
    entries: list[OpenEntry]
    papers: list[PaperReminderDocument]
    """The days on which somebody wants to be reminded of their own paper."""

    @property
    def called(self) -> str:
        """Its title and date, by which people know it."""
        day = spoken_date(self.date, self.language)
        return ", ".join(part for part in (self.title, day) if part)


def open_entries(path: Path, key: Passphrase | None = None) -> Earlier:
    """Return the open entries of a workshop file, which is left as it is.

    It may be open elsewhere. FacilitatorError where it is newer than this app, damaged, gone or
    not a workshop.
    """
    if read_version(path, key) > VERSIONS[-1].number:
        message = _(
            "“{name}” was made by a newer version of the app; take its promises over there, or "
            "install that version here."
        )
        raise FacilitatorError(message.format(name=path.name))
    with Store.open(path, key=key, read_only=True) as store, store.reading() as session:
        try:
            return _open_entries(session)
        except (ValidationError, InvalidEntryError) as error:
            message = _(
                "The log book in “{name}” cannot be read; try an earlier version or a copy of it."
            )
            raise FacilitatorError(message.format(name=path.name)) from error


def take_over(
    store: Store,
    found: Path | Earlier,
    uids: Collection[str],
    *,
    waiting: Collection[str] = (),
    papers: Collection[str] = (),
) -> int:
    """Take over these open entries of an earlier file, and return how many were added.

    `found` is the file, or what `earlier_than` returned of it.

    To be asked for only with the consent of those who promised; those that are `waiting` are not
    asked about until who promised is here. Of `papers`, reminders by their uids, the day comes
    along. What is here already is not added again, and stays as it is. FacilitatorError, with
    nothing added, where the earlier file cannot be read, or is this one or a copy of it.
    """
    earlier = earlier_than(store, found) if isinstance(found, Path) else found
    with store.reading() as session:
        here = {*session.exec(select(Promise.uid)), *session.exec(select(PaperReminder.uid))}
    added = [each for each in earlier.entries if each.uid in uids and each.uid not in here]
    days = [each for each in earlier.papers if each.uid in papers and each.uid not in here]
    count = len(added) + len(days)
    if not count:
        return 0
    label = ngettext("Take over {count} promise", "Take over {count} promises", count)
    with store.step(label.format(count=count)) as session:
        for entry in added:
            _add(session, entry, earlier.called, waits=entry.uid in waiting)
        session.add_all(PaperReminder(uid=each.uid, remind_on=each.remind_on) for each in days)
    return count


def earlier_than(store: Store, path: Path, key: Passphrase | None = None) -> Earlier:
    """Return the open entries of a file that may be taken over into this workshop.

    FacilitatorError as for `open_entries`, and where it is this workshop, or a copy of it.
    """
    name = path.name
    if path.resolve() == store.path:
        message = _("“{name}” is the workshop that is open; choose an earlier one.")
        raise FacilitatorError(message.format(name=name))
    earlier = open_entries(path, key)
    with store.reading() as session:
        own = session.exec(select(Workshop.uid)).one()
    if earlier.uid == own:
        message = _(
            "“{name}” is a copy of this workshop, so its promises are here already. To bring two "
            "copies together, choose “Bring copies together”."
        )
        raise FacilitatorError(message.format(name=name))
    return earlier


def _open_entries(session: Session) -> Earlier:
    found = session.exec(select(Workshop)).all()
    if len(found) != 1:
        raise InvalidEntryError(
            _(
                "This file does not hold one workshop, as it should; open an "
                "earlier version or a copy."
            )
        )
    parts = LogBookOut(session, for_team=True, complete=True).parts(())
    everybody = {part.uid: part for part in map(PersonDocument.model_validate, parts["people"])}
    promises = map(PromiseDocument.model_validate, parts["promises"])
    papers = map(PaperReminderDocument.model_validate, parts["paper_reminders"])
    entries = [OpenEntry(part, everybody.get(part.person)) for part in promises]
    return Earlier(
        uid=found[0].uid,
        title=shortened(found[0].title),
        date=found[0].date,
        language=found[0].language,
        entries=[entry for entry in entries if entry.promise.state == "open"],
        papers=sorted(papers, key=lambda each: each.remind_on),
    )


def _add(session: Session, entry: OpenEntry, earlier: str, *, waits: bool) -> None:
    """Add an entry with what was told of it so far; its person is here by role, not by name."""
    values = entry.promise.model_dump(exclude={"activity", "person", "follow_ups"})
    values["made_at"] = entry.promise.made_at or earlier
    values["waits"] = waits
    row = Promise(person_id=_person(session, entry.person), **values)
    session.add(row)
    session.flush()
    for told in entry.promise.follow_ups:
        session.add(FollowUp(promise_id=saved_id(row), **told.model_dump()))
    session.flush()


def _person(session: Session, person: PersonDocument | None) -> int | None:
    if person is None:
        return None
    known = next((row for row in people(session) if row.uid and row.uid == person.uid), None)
    if known is not None:
        return saved_id(known)
    return known_or_new(session, person.role, person.voice, person.uid)
