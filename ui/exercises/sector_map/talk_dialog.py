"""From a gap to a conversation: planned, had, and written down in one step."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea

from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exercises.sector_map import conversations
from facilitator.exercises.sector_map.persons import spoken
from facilitator.i18n import _
from facilitator.people import change_person
from ui.exercises.sector_map.talk_people import everybody
from ui.exercises.sector_map.talk_plan import only
from ui.exercises.sector_map.talk_shown import HAPPENED, OF_PLAN, PLAN, ShownTalk
from ui.listening import listen
from ui.log_book.fields import ENTER, Words, enter_presses
from ui.workshop.over import Over

if TYPE_CHECKING:
    from ui.live_board import LiveBoard


class TalkDialog(ShownTalk):
    """Plans a conversation about an institution, and writes down what came of it."""

    def __init__(self, over: Over, live: "LiveBoard", entry_id: int | None = None) -> None:
        super().__init__(over, live, entry_id)
        self._connect()
        self._know()
        planned = [key for key, each in self._talks().items() if not each.held_on]
        self._show_conversation(planned[-1] if planned else 0)
        self.pages.setCurrentIndex(HAPPENED if planned else PLAN)
        self._hide()
        (self.happened.day if planned else self.plan.kind).setFocus()

    def _connect(self) -> None:
        for form, area in (
            (self.plan, self.plan_area),
            (self.happened, self.happened_area),
        ):
            form.went_on.connect(partial(self._go_on, area))
            form.offered.connect(self.word.offer)
        self.plan.changed.connect(self._show_script)
        self.plan.kind.chosen.connect(self.happened.take_kind)
        self.happened.typed.connect(self._look)
        self.said_of_them.move_wanted.connect(self._move_to_private)
        self.which.chosen.connect(lambda key: self._show_conversation(int(key or 0)))
        self.pages.currentChanged.connect(lambda _page: self._name_keep())
        self.guide.print_wanted.connect(self._print)
        self.remove.clicked.connect(lambda _checked: self._remove())
        self.away.clicked.connect(lambda _checked: self.reject())
        self.keep.clicked.connect(lambda _checked: self.go())
        listen(self._store.changed, self._follow)
        self._safe.changed.connect(self._hide)
        for keys, act in (
            ("Ctrl+Return", self.go),
            ("Ctrl+Enter", self.go),
            ("Ctrl+Z", partial(self._take_back, self._store.undo)),
            ("Ctrl+Shift+Z", partial(self._take_back, self._store.redo)),
            ("Ctrl+Y", partial(self._take_back, self._store.redo)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _move_to_private(self, field: Words) -> None:
        person = self._met()
        if person is None:
            return
        text = "\n".join(part for part in (person.private_text, field.words.strip()) if part)
        if self._try(lambda: change_person(self._store, person.id or 0, private_text=text)):
            field.setPlainText("")
            self.word.say(_("It is with the person now, and on no print."))
            field.setFocus()

    # What is done

    def go(self) -> None:
        """Keep the plan, or write down what came of it; what hinders it is said."""
        if self._store.read_only:
            return
        self._try(self._write_down if self.pages.currentIndex() == HAPPENED else self._plan_it)

    def _keep_plan(self) -> int:
        """Plan it, or change the plan, and return the conversation's id."""
        values = self.plan.values
        if values["who"] is None and not self.plan.is_meeting:
            self.plan.who.setFocus()
            raise InvalidEntryError(_("Say with whom you talk, as a role."))
        talk = self._conversation
        if talk is None:
            activity_id = self._desk.activity_id
            return conversations.plan(self._store, activity_id, entry_id=self._entry_id, **values)
        now = {
            **{name: getattr(talk, name) for name in ("kind", "planned_on", "reason")},
            "who": talk.person_id,
            "introducer": talk.introducer_id,
        }
        changed = {name: value for name, value in values.items() if now[name] != value}
        if changed:
            conversations.change_conversation(self._store, self._conversation_id, **changed)
        return self._conversation_id

    def _plan_it(self) -> None:
        with self._store.step(_("Plan a conversation")):
            conversation_id = self._keep_plan()
        self._know()
        self._show_conversation(conversation_id)
        self.word.say(_("Planned. When it happened, write down here what came of it."))

    def _write_down(self) -> None:
        with self._store.step(_("Write down a conversation")):
            conversation_id = self._keep_plan()
            done = conversations.record(
                self._store,
                conversation_id,
                suggested=self._who_is_suggested(),
                **self.happened.values,
            )
        promised = _("The promise is in the log book.") if done.promise_id else ""
        self._know()
        self._show_conversation(conversation_id)
        said = (_("Written down."), promised, done.said)
        self.word.say(" ".join(part for part in said if part))
        self.away.setFocus()

    def _who_is_suggested(self) -> list[int | str]:
        """Return whom they suggested: who is on the map already is nobody new."""
        before = {spoken(said): each for each, said in self._suggested().items()}
        known = everybody(self._desk)
        roles = self.happened.suggested.roles
        return [before.get(spoken(role)) or only(known, role) or role for role in roles]

    def _remove(self) -> None:
        talk_id = self._conversation_id
        if talk_id and self._try(lambda: conversations.remove_conversation(self._store, talk_id)):
            self._show_conversation(0)
            self.word.say(_("Deleted. Undo brings it back."))
            self.plan.kind.setFocus()

    def _take_back(self, act: Callable[[], object]) -> None:
        """Undo or redo, and show what there is then; never over what is typed and not kept."""
        if self._typed != self._left_as:
            said = _(
                "This is not kept yet, so nothing was undone: press Ctrl+Enter for that first."
            )
            self.word.complain(said)
        elif self._try(act):
            self._know()
            here = self._conversation_id in self._talks()
            self._show_conversation(self._conversation_id if here else 0)

    def _print(self) -> None:
        """Ask how the script is printed. What is planned here is kept first."""
        from ui.exercises.sector_map.talk_print import print_script

        if self._is_planned and not self._try(self._keep_to_print):
            return
        over, kind = self._over._replace(page=self), self.plan.kind.key
        print_script(over, self._desk, kind, self._conversation_id)

    @property
    def _is_planned(self) -> bool:
        """Whether what the form says is a plan that can be kept."""
        talk, plan = self._conversation, self.plan
        if self._store.read_only or (talk is not None and talk.held_on):
            return False
        return plan.who_is_meant is not None or (plan.is_meeting and bool(plan.reason.words))

    def _keep_to_print(self) -> None:
        """Keep the plan, and leave alone what is typed beside it."""
        with self._store.step(_("Plan a conversation")):
            self._conversation_id = self._keep_plan()
        self._left_as = (*self._typed[:OF_PLAN], *self._left_as[OF_PLAN:])
        self._know()
        self._name_keep()

    def _try(self, act: Callable[[], object]) -> bool:
        """Do something, and say whether it was done; what hinders it is said."""
        try:
            act()
        except FacilitatorError as error:
            self.word.complain(str(error))
            return False
        return True

    # By keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on with Enter; a button with the cursor is pressed by it."""
        if enter_presses(event, self.focusWidget()):
            return
        if event.key() in ENTER:
            happened = self.pages.currentIndex() == HAPPENED
            self._go_on(self.happened_area if happened else self.plan_area)
        else:
            super().keyPressEvent(event)

    def _go_on(self, area: QScrollArea) -> None:
        """Put the cursor into the next field."""
        self.focusNextChild()
        focus = self.focusWidget()
        if focus is not None and area.isAncestorOf(focus):
            area.ensureWidgetVisible(focus)

    # Leaving

    def reject(self) -> None:
        """Leave; what was typed and not kept is pointed out first, once."""
        if self._typed != self._left_as and self.isVisible() and not self._store.read_only:
            self._left_as = self._typed
            said = _("This is not kept yet: press Ctrl+Enter for that, or Esc again to leave it.")
            self.word.complain(said)
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Leave without a word where the window goes."""
        if not event.spontaneous():
            self._left_as = self._typed
        super().closeEvent(event)
