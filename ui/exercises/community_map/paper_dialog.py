"""Bringing coloured-in sheets back: photos are read, looked at one by one, and taken in.

Nothing is stored before somebody takes a sheet in, and then it is one step to undo.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.exercises.community_map.paper import accept_sheet
from facilitator.i18n import _, ngettext
from ui.exercises.community_map.base_focus import back_to
from ui.exercises.community_map.desk import CommunityDesk
from ui.exercises.community_map.paper_files import photos_of
from ui.exercises.community_map.paper_frame import PaperWindow
from ui.exercises.community_map.paper_queue import PaperQueue
from ui.exercises.community_map.paper_sheet import PaperSheet, State
from ui.exercises.community_map.paper_target import Target, codes_to_choose, own_number, target_of
from ui.exercises.community_map.paper_words import file_words, sheet_words
from ui.focus import open_over
from ui.message_bar import announce
from ui.reading.worker import Look
from ui.theme import dress


def bring_from_paper(parent: QWidget, desk: CommunityDesk) -> None:
    """Bring sheets back from paper; afterwards people are at the map again."""
    open_over(PaperDialog(desk, parent), back_to(parent))


class PaperDialog(PaperWindow):
    """Leads through the photos: choosing them, looking at each, and what came of it."""

    def __init__(self, desk: CommunityDesk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._sheet: PaperSheet | None = None
        self._warned = False
        self._by_hand = False
        """Whether a person asked for the sheet in hand to be read: as they set it, or again."""
        self.queue = PaperQueue(desk.store, self)
        self._connect()
        if desk.live.hides:
            self._warn_of_wall()
        self._show(self.files)
        self.files.choose.setFocus()

    def _connect(self) -> None:
        self.head.chosen.connect(lambda at: self._go_to(self.queue.sheets[at]))
        self.head.stopped.connect(self._stop)
        self.head.on_wanted.connect(self._read_on)
        for page in (self.review, self.hand):
            page.skip_wanted.connect(self.leave_out)
        self.review.accept_wanted.connect(self.take_in)
        self.review.corners_wanted.connect(self._correct)
        self.review.told.connect(self.word.say)
        self.review.canvas.said.connect(lambda said: announce(self.review.canvas, said))
        self.hand.read_wanted.connect(lambda: self._read_by_hand(trace=False))
        self.hand.trace_wanted.connect(lambda: self._read_by_hand(trace=True))
        self.hand.again_wanted.connect(self._read_again)
        self.take_button.clicked.connect(lambda _checked: self.take_in())
        self.skip_button.clicked.connect(lambda _checked: self.leave_out())
        self.close_button.clicked.connect(lambda _checked: self.reject())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.take_in)
        self.queue.read.connect(self._follow)
        self.queue.looked.connect(self._show_photo)
        self.queue.changed.connect(self._show_far)
        self.finished.connect(self._leave)

    def _warn_of_wall(self) -> None:
        """Say that single maps will be on a screen that the room may see."""
        said = _("The wall may show this screen: cover the projector while you look at sheets.")
        warning = QLabel(said, wordWrap=True)
        dress(warning, role="strong")
        warning.setContentsMargins(24, 12, 24, 0)
        if isinstance(column := self.layout(), QVBoxLayout):
            column.insertWidget(0, warning)

    # Choosing photos

    def bring(self, paths: Iterable[Path]) -> None:
        """Have photos read; the first can be looked at while the others are."""
        self._warned = False
        if not self.queue.add(photos_of(paths)):
            self.word.complain(
                _("There is no photo or scan among these that is not here yet; choose others.")
            )
            return
        self.word.say("")
        if self._sheet is None or not self._sheet.is_open:
            self._go_on()

    # The photo in hand

    def _show(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        looks = page in (self.review, self.hand)
        self.take_button.setVisible(page is self.review)
        self.skip_button.setVisible(looks or (page is self.note and self._sheet is not None))
        self.more_button.setVisible(page is self.note and self._sheet is None)
        self._show_far()

    def _show_far(self) -> None:
        sheets, queue = self.queue.sheets, self.queue
        at = sheets.index(self._sheet) if self._sheet in sheets else -1
        self.head.show_list(sheets, at)
        self.head.show_far(queue.count_read, len(sheets), runs=queue.reading.busy)
        self.head.setVisible(bool(sheets))

    def _go_to(self, sheet: PaperSheet) -> None:
        """Look at a photo."""
        if self.pages.currentWidget() is self.review:
            self.review.keep_values()
        self.review.let_go()
        self._sheet, self._by_hand, self._warned = sheet, False, False
        found = sheet.found
        name = file_words(sheet.path.name, sheet.page)
        self.head.show_title(found.whose if found else "", sheet_words(found) or name)
        if found is None:
            self.note.say_waiting(name, runs=self.queue.reading.busy)
            self._show(self.note)
            self.note.setFocus()
            return
        target = target_of(self._desk, found.activity)
        if found.picture and target is not None and found.whose:
            self._show(self.review)
            self.review.show_sheet(sheet, target)
        else:
            self._help(sheet)

    def _help(self, sheet: PaperSheet) -> None:
        """Show the photo itself, to be helped by hand."""
        self._show(self.hand)
        self.hand.show_sheet(sheet, codes_to_choose(self._desk))
        self.queue.look_at(sheet)

    def _correct(self) -> None:
        if self._sheet is not None:
            self.review.keep_values()
            self._help(self._sheet)

    def _follow(self, sheet: PaperSheet) -> None:
        """Show a photo that was read, where it is waited for."""
        waits = self.pages.currentWidget() is self.note and self._sheet is not None
        if sheet is self._sheet and (waits or self._by_hand):
            by_hand, self._by_hand = self._by_hand, False
            self.word.say("")
            if by_hand and not waits and sheet.found is not None and not sheet.found.picture:
                self.hand.say_problem(sheet.found.problem)
            else:
                self._go_to(sheet)
        elif waits and not self._by_hand and sheet.can_be_looked_at:
            self._go_to(sheet)
        self._show_far()

    def _go_on(self) -> None:
        """Go to the next photo, or to the end."""
        following = self.queue.next_after(self._sheet)
        if following is not None:
            self._go_to(following)
            return
        self._sheet = None
        self.review.let_go()
        self.head.show_title("", "")
        self.note.say(self.queue.outcome.said(), _("Close goes back to the map."))
        self._show(self.note)
        self.close_button.setFocus()
        announce(self.note, self.queue.outcome.said())

    # Taking in, leaving out

    def take_in(self) -> None:
        """Take the sheet in, and go to the next one."""
        sheet = self._sheet
        if sheet is None or sheet.found is None or self.pages.currentWidget() is not self.review:
            return
        if not self.review.complete():
            return
        target, values = target_of(self._desk, sheet.found.activity), self.review.form.values
        if target is None:
            return
        if not sheet.outlines and not values["elsewhere"]:
            self.word.complain(
                _(
                    "Nothing is on this sheet: draw round an area (R), write why it is not on "
                    "this map, or leave the sheet out (S)."
                )
            )
            return
        try:
            self._store(sheet, target, values)
        except FacilitatorError as error:
            self.word.complain(str(error))
            return
        sheet.state = State.TAKEN
        self.word.say(_("{code} is taken in.").format(code=sheet.found.whose))
        self._go_on()

    def _store(self, sheet: PaperSheet, target: Target, values: dict[str, Any]) -> None:
        found = sheet.found
        if found is None:
            return
        keep = values.pop("keep")
        accept_sheet(
            self._desk.store,
            target.activity_id,
            found.whose,
            sheet.areas_on(target.size),
            photo=(found.sheet or found.picture) if keep else None,
            **values,
        )

    def leave_out(self) -> None:
        """Leave the sheet out, and go to the next one."""
        sheet = self._sheet
        if sheet is None:
            return
        self.word.say("")
        if sheet.state != State.TAKEN:
            sheet.state = State.LEFT
        self._go_on()

    # By hand

    def _show_photo(self, look: Look) -> None:
        sheet = self._sheet
        if sheet is None or self.pages.currentWidget() is not self.hand:
            return
        if look.path == sheet.path and look.page in {sheet.page, sheet.page or 1}:
            self.hand.show_photo(look)

    def _read_by_hand(self, *, trace: bool) -> None:
        """Read the photo with the corners that somebody set."""
        sheet, code = self._sheet, self.hand.code
        if sheet is None or not self.hand.has_photo:
            return
        if not code:
            self.word.complain(_("Choose whose sheet it is; the code is large beside the map."))
            self.hand.whose.setFocus()
            return
        number = sheet.found.activity if sheet.found is not None else 0
        target = target_of(self._desk, number)
        if target is None:
            number = own_number(self._desk)
            target = target_of(self._desk, number)
        if target is None:
            return
        self._by_hand = True
        self.word.say(_("Reading the sheet of {code} …").format(code=code))
        self.queue.ask(self.hand.order(sheet, number, target.size, trace=trace))

    def _read_again(self) -> None:
        if self._sheet is not None:
            self.queue.read_again(self._sheet)
            self._go_to(self._sheet)
            self._by_hand = True

    # Stopping, closing

    def _stop(self) -> None:
        self.queue.stop()
        self._by_hand = False
        self.word.say(_("Stopped. What was read can be taken in."))
        if self.pages.currentWidget() is self.note:
            self._go_on()
        else:
            self.head.on.setFocus()

    def _read_on(self) -> None:
        self.word.say("")
        self.queue.go_on()
        if self.pages.currentWidget() is self.note and self._sheet is not None:
            self._go_to(self._sheet)
        elif self._sheet is not None:
            self.review.canvas.setFocus()

    def reject(self) -> None:
        """Close; with sheets still to decide about, only when that is said twice."""
        left = self.queue.count_open
        if left and not self._warned:
            self._warned = True
            said = ngettext(
                "{count} sheet is not taken in yet. Close once more to leave it out.",
                "{count} sheets are not taken in yet. Close once more to leave them out.",
                left,
            )
            self.word.complain(said.format(count=left))
            return
        super().reject()

    def _leave(self) -> None:
        self.queue.stop()
        if self.queue.sheets:
            self._desk.told.emit(self.queue.outcome.said())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let S leave out a photo that is waited for."""
        if event.key() == Qt.Key.Key_S and self.note.hasFocus():
            self.leave_out()
        else:
            super().keyPressEvent(event)
