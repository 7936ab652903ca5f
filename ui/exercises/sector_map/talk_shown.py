"""What a conversation shows: the institution, who could introduce us, what is planned or said."""

from typing import TYPE_CHECKING

from facilitator.exercises.sector_map.conversation_insights import HOUSE_MEETING
from facilitator.exercises.sector_map.persons import spoken
from facilitator.exercises.sector_map.script import About, script
from facilitator.exercises.sector_map.tables import (
    KNOWN,
    NEEDED,
    NOBODY,
    Conversation,
    SectorEntry,
)
from facilitator.i18n import _
from facilitator.log_book import book
from facilitator.people import Person, to_tell
from facilitator.store import Changes
from ui.exercises.sector_map.desk import MapDesk
from ui.exercises.sector_map.talk_people import could_introduce, everybody, people_here
from ui.exercises.sector_map.talk_plan import Somebody
from ui.exercises.sector_map.talk_view import TalkView
from ui.exercises.sector_map.talk_words import (
    place_of,
    said_about,
    said_conversation,
    sector_key,
    standing,
)
from ui.log_book.people_words import said_told
from ui.wording import said_day
from ui.workshop.over import Over

if TYPE_CHECKING:
    from ui.live_board import LiveBoard

PLAN, HAPPENED = range(2)
OF_PLAN = 3
"""So much of what is typed is of the plan; the rest is of what came of it."""
TABLES = frozenset({"sector_entry", "tie", "person", "conversation", "suggestion"})


class ShownTalk(TalkView):
    """Says what there is. What is done about it is said by whoever derives from this."""

    def __init__(self, over: Over, live: "LiveBoard", entry_id: int | None = None) -> None:
        super().__init__(over.theme, book.today(over.day.store), over.page)
        self._over, self._store, self._safe = over, over.day.store, over.safe
        self._entry_id, self._conversation_id = entry_id, 0
        self._desk = MapDesk(self._store, live, over.theme, self)
        self._left_as: tuple[str, ...] = ()

    @property
    def _typed(self) -> tuple[str, ...]:
        """What was typed, to tell whether something was."""
        plan = self.plan
        return (plan.who.text(), plan.other.text(), plan.reason.words, *self.happened.said)

    # What there is

    @property
    def _entry(self) -> SectorEntry | None:
        return None if self._entry_id is None else self._desk.entry(self._entry_id)

    @property
    def _conversation(self) -> Conversation | None:
        return self._desk.map.conversations.get(self._conversation_id)

    def _talks(self) -> dict[int, Conversation]:
        every = self._desk.map.conversations.items()
        if self._entry_id is None:
            return dict(every)
        return {key: each for key, each in every if each.entry_id == self._entry_id}

    def _suggested(self) -> dict[int, str]:
        """Return whom the conversation suggested so far, by id, as they are told apart."""
        rows, talk_id = self._desk.map.rows["suggestion"].values(), self._conversation_id
        offered = {each.person_id: each.said for each in everybody(self._desk)}
        own = [each.person_id for each in rows if each.conversation_id == talk_id]
        return {each: offered.get(each) or self._desk.people.role(each) for each in own}

    def _met(self) -> Person | None:
        """Return whom it is with, where they are in the workshop already."""
        meant = self.plan.who_is_meant
        if isinstance(meant, str):
            here = people_here(self._desk, self._entry)
            meant = next((p.person_id for p in here if spoken(p.role) == spoken(meant)), None)
        if meant is None:
            return None
        with self._store.reading() as session:
            return session.get(Person, meant)

    def _strength(self) -> int:
        """Return how well whoever it is with is known at the institution."""
        ties = self._desk.map.ties_of(self._entry_id or 0, KNOWN)
        meant = self.plan.who_is_meant
        return next((tie.strength for tie in ties if tie.person_id == meant), NOBODY)

    # What shows

    def _know(self) -> None:
        """Say what is known now: the institution, its people, and its conversations."""
        entry, desk = self._entry, self._desk
        if entry is None:
            self.standing.setText(_("The whole map"))
            self.title.setText(_("A conversation"))
            self.about.setText("")
        else:
            self.standing.setText(standing(desk.map, entry))
            self.title.setText(place_of(desk.map, entry))
            self.about.setText(said_about(desk, entry))
        self.about.setVisible(bool(self.about.text()))
        self.plan.know(people_here(desk, entry), could_introduce(desk, entry), everybody(desk))
        self.happened.know(everybody(desk))
        self.happened.can_know(on=entry is not None)
        said = [(str(key), said_conversation(row, desk)) for key, row in self._talks().items()]
        self.which.offer([("0", _("A new conversation")), *said])
        self.which.show_key(str(self._conversation_id))
        self.which.setVisible(bool(said))

    def _show_conversation(self, conversation_id: int) -> None:
        """Show another conversation, or be ready for a new one."""
        self._conversation_id = conversation_id
        self.which.show_key(str(conversation_id))
        talk, desk, entry = self._conversation, self._desk, self._entry
        if talk is None:
            gap = entry is not None and desk.map.strength(entry.id or 0) == NOBODY
            through = entry.introducer_id if entry is not None else None
            needed = entry is not None and bool(desk.map.ties_of(entry.id or 0, NEEDED))
            here = people_here(desk, entry)
            who = here[0] if needed or len(here) == 1 else None
            self.plan.begin_again(who, through, gap=gap)
            self.happened.begin_again(self.plan.kind.key)
        else:
            role = desk.people.role(talk.person_id)
            who = Somebody(talk.person_id, role) if talk.person_id and role else None
            self.plan.show_plan(talk, who, desk.people.role(talk.introducer_id))
            self.happened.show_record(talk, self._suggested().values())
        self.happened.can_know(on=entry is not None)
        if talk is None or not talk.held_on:
            self.happened.propose_strength(self._strength())
        self._left_as = self._typed
        self._show_script()
        self._name_keep()
        self._hide()

    def _show_script(self) -> None:
        entry, plan = self._entry, self.plan
        about = About(
            centre=self._desk.map.named,
            sector=sector_key(self._desk.map, entry) if entry is not None else "",
            place=place_of(self._desk.map, entry) if entry is not None else "",
            who=plan.who.text(),
            introducer=plan.introducer_role,
            reason=plan.reason.words,
            when=said_day(plan.day.iso),
        )
        self.guide.show_script(script(plan.kind.key, self._desk.map.sector_deck, about))

    def _name_keep(self) -> None:
        talk, writes = self._conversation, not self._store.read_only
        if self.pages.currentIndex() == HAPPENED:
            self.keep.setText(_("Write it down"))
        else:
            self.keep.setText(_("Plan it") if talk is None else _("Keep the plan"))
        self.keep.setEnabled(writes and not self._keeps_from_sight)
        self.remove.setVisible(talk is not None and writes)

    @property
    def _keeps_from_sight(self) -> bool:
        """Whether what was said is kept off the screen now."""
        talk = self._conversation
        return self._safe.hides and talk is not None and bool(talk.held_on)

    def _hide(self) -> None:
        """Keep what was said off a screen that the room may see."""
        hides = self._safe.hides
        kept = self._keeps_from_sight
        self.seen.setVisible(self._safe.runs)
        self.kept.setVisible(kept)
        self.happened_area.setVisible(not kept)
        self.happened.hide_notes(on=hides)
        self._know()
        self._name_keep()
        self._look()

    def _say_whom_to_tell(self) -> None:
        """Say by when whoever it is with must hear that their name is here, if they must."""
        person = None if self._safe.hides else self._met()
        waits = person is not None and bool(to_tell([person]))
        sentence = said_told(person, book.today(self._store))[0] if person and waits else ""
        self.telling.setText(sentence)
        self.telling.setVisible(waits)
        self.happened.can_tell(on=waits)

    def _follow(self, changes: Changes) -> None:
        if TABLES & changes.keys():
            self._know()

    def _look(self) -> None:
        self._say_whom_to_tell()
        fields = () if self._safe.hides else self.happened.about_them()
        alone = self.plan.kind.key != HOUSE_MEETING
        self.said_of_them.look(fields, self._met, of_them=alone)
