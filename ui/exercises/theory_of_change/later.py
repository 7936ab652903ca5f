"""What the core team settles about one note or link of a theory of change."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from facilitator.exercises.theory_of_change.edits import (
    add_indicator,
    change_assumption,
    change_detail,
    change_indicator,
    remove_indicator,
)
from facilitator.exercises.theory_of_change.tables import TheoryBoard
from facilitator.i18n import _
from ui.exercises.board.desk import Desk
from ui.exercises.board.form import Form, small
from ui.exercises.board.link_page import LinkSection
from ui.exercises.board.note_page import NoteSection
from ui.exercises.fields import Choice, SavedLine, SavedText
from ui.focus import tab_through
from ui.theme import dress


def theory_of(desk: Desk) -> TheoryBoard:
    """Return the board as the theory of change that it is."""
    if not isinstance(desk.board, TheoryBoard):
        raise TypeError(desk.board)
    return desk.board


class DetailSection(NoteSection):
    """Whether it is in our control, and whose judgement counts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._control = Choice([("", _("Not said")), ("yes", _("Yes")), ("no", _("No"))])
        self._control.chosen.connect(self._set_control)
        self._judged = SavedLine()
        self._judged.saved.connect(lambda text: self._save(judged_by=text))
        self.add(_("In our control"), self._control)
        self.add(_("Whose judgement counts (a role)"), self._judged)

    def refresh(self) -> None:
        """Show what was settled."""
        detail = theory_of(self.desk).details.get(self.row_id)
        known = {None: "", True: "yes", False: "no"}
        self._control.show_key(known[detail.in_our_control if detail is not None else None])
        self._judged.show_text(detail.judged_by if detail is not None else "")

    def _set_control(self, key: str) -> None:
        self._save(in_our_control={"": None, "yes": True, "no": False}[key])

    def _save(self, **values: object) -> None:
        self.act(lambda: change_detail(self.desk.store, self.row_id, **values))


def indicator_fields() -> dict[str, str]:
    """Return the fields of an indicator and what they are called."""
    return {
        "sign": _("Sign: what would people see?"),
        "source": _("Source: where would we look?"),
        "baseline": _("Baseline: how is it today?"),
        "target": _("Target: how much is enough?"),
        "read_by": _("Who reads it (a role)"),
    }


class _IndicatorRow(Form):
    """One sign, where it is read, from what and to what."""

    def __init__(self, desk: Desk, indicator_id: int) -> None:
        super().__init__()
        self._desk, self._id = desk, indicator_id
        self.fields: dict[str, SavedLine] = {}
        for name, title in indicator_fields().items():
            field = self.fields[name] = SavedLine()
            field.saved.connect(partial(self._save, name))
            self.add(title, field)
        remove = QPushButton(_("Remove this sign"))
        dress(remove, kind="quiet")
        remove.clicked.connect(self._remove)
        self.add_row(remove)
        self.parts = (*self.fields.values(), remove)

    def refresh(self) -> None:
        """Show what was settled."""
        row = self._desk.board.rows["indicator"][self._id]
        for name, field in self.fields.items():
            field.show_text(getattr(row, name))

    def _save(self, name: str, text: str) -> None:
        if self._id in self._desk.board.rows["indicator"]:
            self._desk.act(lambda: change_indicator(self._desk.store, self._id, **{name: text}))

    def _remove(self) -> None:
        self._desk.act(lambda: remove_indicator(self._desk.store, self._id))


class IndicatorsSection(NoteSection):
    """The signs by which people would notice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: dict[int, _IndicatorRow] = {}
        self.column.addSpacing(8)
        self._title = small(_("Signs of progress"), role="section")
        self.column.addWidget(self._title)
        more = QPushButton(_("Add a sign"))
        more.clicked.connect(self._add)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(more)
        foot.addStretch(1)
        self.column.addWidget(self._foot)

    def show_row(self, row_id: int) -> None:
        """Show another note."""
        self._drop(list(self._rows))
        super().show_row(row_id)

    def _drop(self, indicator_ids: list[int]) -> None:
        for indicator_id in indicator_ids:
            self._rows.pop(indicator_id).deleteLater()

    def refresh(self) -> None:
        """Add and take away rows as signs come and go."""
        found = [row.id for row in self.desk.live.rows_of("indicator", self.row_id)]
        self._drop([each for each in self._rows if each not in found])
        for indicator_id in found:
            if indicator_id not in self._rows:
                self._rows[indicator_id] = _IndicatorRow(self.desk, indicator_id)
                self.column.insertWidget(self.column.count() - 1, self._rows[indicator_id])
                self._rows[indicator_id].show()
            self._rows[indicator_id].refresh()
        tab_through(self._title, *(part for row in self._rows.values() for part in row.parts))

    def _add(self) -> None:
        indicator_id = self.desk.act(lambda: add_indicator(self.desk.store, self.row_id))
        self.refresh()
        if indicator_id in self._rows:
            self._rows[indicator_id].fields["sign"].setFocus()


class AssumptionSection(LinkSection):
    """How sure the group is of a link, and how it would find out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._confidence = Choice(
            [
                ("", _("Not said")),
                ("1", _("1: we doubt it")),
                ("2", _("2: it is likely")),
                ("3", _("3: we are sure")),
            ]
        )
        self._confidence.chosen.connect(
            lambda key: self._save(confidence=int(key) if key else None)
        )
        self._evidence, self._test = SavedText(2, 8), SavedText(2, 8)
        self._evidence.saved.connect(lambda text: self._save(evidence=text))
        self._test.saved.connect(lambda text: self._save(test=text))
        self.add(_("How sure are we?"), self._confidence)
        self.add(_("Evidence"), self._evidence)
        self.add(_("How we test it"), self._test)

    def refresh(self) -> None:
        """Show what was settled."""
        row = theory_of(self.desk).assumptions.get(self.row_id)
        sure = row.confidence if row is not None else None
        self._confidence.show_key("" if sure is None else str(sure))
        self._evidence.show_text(row.evidence if row is not None else "")
        self._test.show_text(row.test if row is not None else "")

    def _save(self, **values: object) -> None:
        self.act(lambda: change_assumption(self.desk.store, self.row_id, **values))
