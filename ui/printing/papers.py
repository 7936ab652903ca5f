"""Which papers are printed: the usual ones are ticked, and anybody may choose others."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget
from sqlmodel import Session, select

from facilitator.decks import CARDS, COMMUNITY_MAP, MOMENT, SECTOR_MAP
from facilitator.exercises.board.tables import Note
from facilitator.i18n import _
from facilitator.log_book.tables import FollowUp, Promise
from facilitator.workshop import Activity, saved_id
from ui.printing.cards import card_decks
from ui.wrapped_buttons import WrappedTick


def has_papers(activity: Activity) -> bool:
    """Say whether an activity is printed as anything; a moment without a board is not."""
    from exports.exercises import PAPERS

    return bool(PAPERS[activity.exercise].filled)


def empty_boards(session: Session, activities: Iterable[Activity]) -> set[int]:
    """Return the ids of the activities in which nobody wrote, drew or rated anything yet."""
    some = [each for each in activities if each.exercise != MOMENT]
    taken_up = {
        activity_id
        for model in _written_in({each.exercise for each in some})
        for activity_id in session.exec(select(model.activity_id).distinct())
    }
    return {saved_id(each) for each in some} - taken_up


def _written_in(exercises: Collection[str]) -> Iterator[Any]:
    """Yield the tables that hold what people say in these exercises."""
    yield Note
    if CARDS in exercises:
        from facilitator.exercises.cards.tables import Draw, Evidence, Rating

        yield from (Draw, Rating, Evidence)
    if SECTOR_MAP in exercises:
        from facilitator.exercises.sector_map.tables import SectorEntry

        yield SectorEntry
    if COMMUNITY_MAP in exercises:
        from facilitator.exercises.community_map.tables import Drawing, MapPlace, Provision

        yield from (Drawing, MapPlace, Provision)


def out_of_place(session: Session, activities: Sequence[Activity]) -> set[str]:
    """Return the papers on which this workshop can have nothing to say, by their keys."""
    from exports.log_book.papers import BLANK, FILLED

    decks = card_decks(session, activities).values()
    found = set()
    if not any(deck.is_rated for deck in decks):
        found |= {"spread", "evidence"}
    if all(deck.is_rated for deck in decks):
        found.add("drawn")
    if session.exec(select(Promise.id).limit(1)).first() is None:
        found.update(paper.key for paper in FILLED)
        if not decks:
            found.update(paper.key for paper in BLANK)
    return found


def without_words(session: Session) -> set[str]:
    """Return the papers on which nothing would stand yet, by their keys: they are not ticked."""
    from facilitator.exercises.cards.tables import Draw, Evidence, Rating

    promises = session.exec(select(Promise)).all()
    told = set(session.exec(select(FollowUp.promise_id).distinct()))
    shared = [each for each in promises if each.share == "room"]
    kept = [each for each in promises if each.share != "room"]
    some: dict[str, object] = {
        "slips": any(_to_take_home(each) for each in shared),
        "team_slips": any(_to_take_home(each) for each in kept),
        "promises": any(each.state != "let_go" for each in shared),
        "since": any(each.id in told for each in shared),
        "log_book": shared,
        "team_log_book": promises,
        "drawn": session.exec(select(Draw.id).limit(1)).first(),
        "spread": session.exec(select(Rating.id).limit(1)).first(),
        "evidence": session.exec(select(Evidence.id).limit(1)).first(),
        **_on_maps(session),
    }
    return {key for key, found in some.items() if not found}


def _on_maps(session: Session) -> dict[str, object]:
    """Return what would stand on the papers of community maps."""
    from facilitator.exercises.community_map.tables import Drawing, MapPlace, Provision

    drawn = session.exec(select(Drawing.id).limit(1)).first()
    seen = select(MapPlace.id).where(MapPlace.visibility == "public").limit(1)
    listed = select(Provision.id).where(Provision.may_be_listed).limit(1)
    placed, happens = session.exec(seen).first(), session.exec(listed).first()
    return {
        **dict.fromkeys(("agreement", "names"), drawn),
        **dict.fromkeys(("assets", "places"), placed),
        **dict.fromkeys(("timetable", "directory"), happens),
    }


def _to_take_home(promise: Promise) -> bool:
    return promise.state == "open" and not promise.waits


class PaperChoice(QWidget):
    """A tick box for each paper that these exercises are printed as."""

    changed = Signal()

    def __init__(
        self,
        activities: Sequence[Activity],
        empty: Collection[int] = (),
        without: Collection[str] = (),
        silent: Collection[str] = (),
    ) -> None:
        """Offer the papers of these, `without` some by their keys.

        The boards that are `empty`, by id, ask for none of them; those that are `silent`, by their
        keys, are not ticked, since nothing would stand on them.
        """
        super().__init__()
        from exports.exercises import PAPERS
        from exports.sheets import BLANK, PrintOptions

        self.setAccessibleName(_("Papers"))
        self._boxes: dict[str, QCheckBox] = {}
        self._without, self._silent = without, silent
        self._of_the_day: list[str] = []
        self._larger: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._offer_day(activities)
        exercises = dict.fromkeys(activity.exercise for activity in activities)
        written = {each.exercise for each in activities if each.id not in empty}
        for exercise in exercises:
            for paper in PAPERS[exercise].filled:
                usual = paper.usual(PrintOptions())
                if not usual and paper.usual(PrintOptions(large_print=True)):
                    self._larger.append(paper.key)
                self._offer(paper.key, paper.title(), ticked=usual and exercise in written)
        if CARDS in exercises and not self.chosen:
            self.add(["cards"])
        if any(PAPERS[exercise].blank for exercise in exercises):
            self._offer(BLANK, _("Blank sheets to write on"), ticked=not self.chosen)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def _offer_day(self, activities: Sequence[Activity]) -> None:
        """Offer the papers of the day as a whole."""
        from exports.session.papers import MATERIALS, PAPERS, is_a_day
        from exports.sheets import PrintOptions

        packed = any(activity.materials for activity in activities)
        for paper in PAPERS.filled:
            if packed or paper.key != MATERIALS:
                usual = is_a_day(activities) or paper.log_book
                usual = usual and paper.usual(PrintOptions())
                self._offer(paper.key, paper.title(), ticked=usual)
        for paper in PAPERS.blank:
            self._offer(paper.key, paper.title(), ticked=False)
        self._of_the_day = list(self._boxes)

    def _offer(self, key: str, title: str, *, ticked: bool) -> None:
        if key in self._without:
            return
        ticked = ticked and key not in self._silent
        if key in self._boxes:
            self._boxes[key].setChecked(ticked or self._boxes[key].isChecked())
            return
        box = WrappedTick(title.replace("&", "&&"))
        box.setChecked(ticked)
        box.toggled.connect(self.changed)
        self._boxes[key] = box
        layout = self.layout()
        if layout is not None:
            layout.addWidget(box)
            layout.setAlignment(box, Qt.AlignmentFlag.AlignLeft)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The papers that are ticked, and can be printed of what is to be printed."""
        boxes = self._boxes.items()
        return tuple(key for key, box in boxes if box.isChecked() and box.isEnabled())

    def choose(self, keys: Iterable[str]) -> None:
        """Tick these papers and no others."""
        wanted = set(keys)
        for key, box in self._boxes.items():
            box.setChecked(key in wanted)

    def show_ticked(self) -> None:
        """Put the cursor on what is ticked, and bring it into sight."""
        ticked = next((box for box in self._boxes.values() if box.isChecked()), None)
        if ticked is not None:
            ticked.setFocus()
            QTimer.singleShot(0, ticked, partial(_bring_into_sight, ticked))

    def add(self, keys: Iterable[str]) -> None:
        """Tick these papers as well, as far as there are such."""
        for key in keys:
            if key in self._boxes:
                self._boxes[key].setChecked(True)

    def print_day(self, *, on: bool) -> None:
        """Offer the papers of the day as a whole, or not, where one activity is printed."""
        for key in self._of_the_day:
            self._boxes[key].setEnabled(on)
        self.changed.emit()

    def print_large(self, on: bool) -> None:  # noqa: FBT001
        """Tick, or not, what belongs to large print."""
        for key in self._larger:
            self._boxes[key].setChecked(on)


def _bring_into_sight(box: QWidget) -> None:
    """Scroll to what is ticked, once it is known where it is."""
    within: QWidget | None = box.parentWidget()
    while within is not None:
        if isinstance(within, QScrollArea):
            within.ensureWidgetVisible(box)
        within = within.parentWidget()
