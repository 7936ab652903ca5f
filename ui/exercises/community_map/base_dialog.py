"""Choosing the base map in three small steps: which file, which part, whose it is.

The file is read beside the window; until "Use this map" nothing in the workshop changes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.base_maps import ENDINGS
from facilitator.errors import FacilitatorError
from facilitator.exercises.community_map import base_map
from facilitator.i18n import _
from ui.exercises.community_map.base_about import AboutPage
from ui.exercises.community_map.base_file import FilePage
from ui.exercises.community_map.base_focus import back_to
from ui.exercises.community_map.base_frame import FramePage
from ui.exercises.community_map.base_next import NextPage
from ui.exercises.community_map.base_reading import MapReading
from ui.exercises.community_map.base_steps import Steps
from ui.exercises.community_map.base_window import MapDialog
from ui.exercises.community_map.base_words import said_megabytes
from ui.exercises.community_map.desk import CommunityDesk
from ui.focus import open_over

if TYPE_CHECKING:
    from facilitator.exercises.community_map.tables import CommunityBoard

FILE, FRAME, ABOUT, AFTERWARDS = range(4)


def choose_base_map(parent: QWidget, desk: CommunityDesk) -> None:
    """Have a base map chosen; afterwards its place or its boundaries, where they are wanted."""
    dialog = BaseMapDialog(desk, parent)

    def points() -> None:
        from ui.exercises.community_map.points_dialog import ask_known_points

        ask_known_points(parent, desk)

    def areas(path: Path) -> None:
        from ui.exercises.community_map.boundary_dialog import ask_boundaries

        ask_boundaries(parent, desk, path)

    dialog.points_wanted.connect(points)
    dialog.areas_wanted.connect(areas)
    open_over(dialog, back_to(parent))


class BaseMapDialog(MapDialog):
    """Leads from a file to the picture that the workshop keeps."""

    points_wanted = Signal()
    """The map is in, and where it lies is to be said."""
    areas_wanted = Signal(Path)
    """The map is in, and boundaries are to be taken from this file."""

    def __init__(self, desk: CommunityDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading = MapReading(self)
        self._wanted = False
        self._is_new = True
        self.setWindowTitle(_("Base map"))
        settings = desk.map.settings
        whole = cast("CommunityBoard", desk.live.whole)  # also what may not be seen now
        self._drawn_on = bool(whole.drawings or whole.places or whole.outlines)
        now = None if settings.picture_id is None else settings.base_title
        self.file_page = FilePage(desk.theme, now)
        self.frame_page = FramePage(desk.theme)
        self.about = AboutPage(desk.theme, desk.store.clock().year)
        self.afterwards = NextPage(desk.theme)
        self.steps = Steps(
            self, desk.theme, (self.file_page, self.frame_page, self.about, self.afterwards)
        )
        self._connect()
        self.setAcceptDrops(not self._drawn_on)
        self.resize(min(desk.theme.px(980), 1_220), min(desk.theme.px(640), 680))
        if self._drawn_on:
            self._change_about()
            self.steps.word.say(
                _(
                    "People have drawn or marked something on this map, so it stays; for another "
                    "one, add another activity. What it is called and whose it is can be changed."
                )
            )
        else:
            self._reading.work.get_ready()
            self._show_file()

    def _connect(self) -> None:
        reading, steps, frame = self._reading, self.steps, self.frame_page
        reading.work.progressed.connect(steps.progress.show_share)
        reading.work.failed.connect(self._fail)
        reading.opened.connect(self._show_looked)
        reading.fitted.connect(frame.show_fit)
        reading.cut_out.connect(self._show_cut)
        steps.progress.stopped.connect(self._stop)
        steps.back.clicked.connect(lambda _checked: self._go_back())
        steps.on.clicked.connect(lambda _checked: self._go_on())
        steps.away.clicked.connect(lambda _checked: self.reject())
        self.file_page.choose_wanted.connect(
            lambda: self.ask_for_file(_("Choose a map"), ENDINGS, self.file_page.choose)
        )
        self.file_given.connect(self.look_at)
        self.file_page.about_wanted.connect(self._change_about)
        frame.page_wanted.connect(lambda page: self._turn(page=page))
        frame.level_wanted.connect(lambda level: self._turn(level=level))
        frame.fit_wanted.connect(self._ask_fit)
        self.about.entered.connect(self._go_on)
        for wanted in (self.afterwards.points_wanted, self.afterwards.areas_wanted):
            wanted.connect(self.accept)  # first, so that what is wanted opens over the window
        self.afterwards.points_wanted.connect(self.points_wanted)
        self.afterwards.areas_wanted.connect(lambda: self.areas_wanted.emit(reading.path))
        self.finished.connect(reading.work.end)

    # The file

    def _show_file(self) -> None:
        self.steps.show_step(FILE, _("1 of 3: which file?"))
        self.steps.offer(on="", back=False)
        self.file_page.choose.setFocus()

    def look_at(self, path: Path) -> None:
        """Open a file and show what is in it."""
        self._is_new = True
        self._reading.open(path)
        self._begin()

    def _turn(self, page: int = 1, level: int | None = None) -> None:
        self._reading.turn(page, level)
        self._begin()

    def _begin(self) -> None:
        self._wanted = False
        self.steps.word.say("")
        opening = _("Opening “{name}” …").format(name=self._reading.path.name)
        self.steps.progress.begin(opening)
        self.steps.on.setEnabled(False)
        self.frame_page.set_busy(on=True)

    def _end(self) -> None:
        self.steps.progress.hide()
        self.steps.on.setEnabled(True)
        self.frame_page.set_busy(on=False)

    def _show_looked(self) -> None:
        looked = self._reading.looked
        if looked is None:
            return
        self._end()
        self._show_frame()
        self.frame_page.show_map(looked, anew=self._is_new)
        if self._is_new:
            said = _("The file itself says whose map it is.") if looked.attribution else ""
            self.about.show_values(looked.title, looked.attribution, said)
        self._is_new = False

    # The frame

    def _show_frame(self) -> None:
        self.steps.show_step(FRAME, _("2 of 3: which part of it?"))
        self.steps.offer(on=_("&Next"), back=True)
        self.frame_page.canvas.setFocus()

    def _ask_fit(self) -> None:
        if self.steps.step == FRAME:
            self._reading.fit(self.frame_page.frame)

    def _show_about(self) -> None:
        self.steps.show_step(ABOUT, _("3 of 3: whose is it?"))
        self.steps.offer(on=_("&Use this map"), back=True)
        (self.about.title if self.about.values["attribution"] else self.about.whose).setFocus()
        if self._reading.cut(self.frame_page.frame):
            self.steps.progress.begin(_("Cutting out the frame …"))

    def _show_cut(self) -> None:
        self._end()
        if self._reading.picture is not None:
            room = said_megabytes(len(self._reading.picture.data))
            self.steps.word.say(_("The map is ready; it takes {room}.").format(room=room))
        if self._wanted:
            self._use()

    # Whose it is

    def _change_about(self) -> None:
        """Change only what is said about the map that is there."""
        settings = self._desk.map.settings
        self.about.show_values(settings.base_title, settings.attribution)
        self.steps.show_step(ABOUT, _("What it is called, and whose it is"))
        self.steps.offer(on=_("&Save"), back=not self._drawn_on)
        self.about.title.setFocus()

    def _use(self) -> None:
        """Use the map as soon as it is ready."""
        if self.about.lacks_owner():
            self._wanted = False
            self.steps.word.complain(
                _("Say whose map it is, even if it is your own; then it can be used.")
            )
            return
        if self._reading.looked is None:
            self._try(self._change, self.accept)
            return
        if self._reading.picture is None:
            self._wanted = True
            self.steps.word.say(_("It is used as soon as it is ready."))
            return
        self._try(self._choose, self._show_afterwards)

    def _change(self) -> None:
        values = self.about.values
        base_map.change_base_map(
            self._desk.store,
            self._desk.activity_id,
            base_title=values["title"],
            attribution=values["attribution"],
        )

    def _choose(self) -> None:
        picture = self._reading.picture
        if picture is not None:
            store, activity_id = self._desk.store, self._desk.activity_id
            base_map.choose_base_map(store, activity_id, picture, **self.about.values)

    def _try(self, act: Callable[[], None], then: Callable[[], None]) -> None:
        self._wanted = False
        try:
            act()
        except FacilitatorError as error:
            self.steps.word.complain(str(error))
        else:
            then()

    def _show_afterwards(self) -> None:
        picture, looked = self._reading.picture, self._reading.looked
        if picture is None or looked is None:
            return
        nowhere, areas = picture.reference is None, looked.has_areas
        if not (nowhere or areas or picture.notice):
            self._desk.told.emit(_("The map is in."))
            self.accept()
            return
        self.setAcceptDrops(False)
        self.steps.word.say("")
        self.steps.show_step(AFTERWARDS, "")
        self.steps.offer(on="", back=False, away=_("&Done"))
        self.afterwards.show_offers(points=nowhere, areas=areas, notice=picture.notice)

    # Going on, going back, stopping

    def _go_on(self) -> None:
        if self.steps.step == FRAME and not self._work_is_long:
            self._show_about()
        elif self.steps.step == ABOUT:
            self._use()

    @property
    def _work_is_long(self) -> bool:
        """Whether something goes on that people wait for."""
        return self.steps.progress.isVisible()

    def _go_back(self) -> None:
        self._wanted = False
        if self._work_is_long:
            self._reading.work.end()
            self._end()
        self.steps.word.say("")
        if self.steps.step == ABOUT and self._reading.looked is not None:
            self._show_frame()
            return
        self._reading.forget()
        self._show_file()

    def _stop(self) -> None:
        self._reading.work.end()
        self._fail(_("Stopped. Nothing was changed."))

    def _fail(self, sentence: str) -> None:
        """Say what hindered it, and be where one can go on from."""
        self._end()
        self._wanted = False
        if self.steps.step == ABOUT:
            self._go_back()
        elif self.steps.step == FRAME and self._reading.looked is not None:
            self.frame_page.show_choice(self._reading.looked)
        else:
            self._reading.forget()
            self._show_file()
        self.steps.word.complain(sentence)
