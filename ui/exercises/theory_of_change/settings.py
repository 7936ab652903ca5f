"""What holds for the whole theory of change, on one page of the details panel."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.exercises.theory_of_change.edits import change_settings
from facilitator.i18n import _
from ui.exercises.board.desk import Desk
from ui.exercises.board.form import Form, small, when_clicked
from ui.exercises.fields import SavedLine, SavedText
from ui.exercises.theory_of_change.later import theory_of
from ui.listening import listen
from ui.live_board import BoardChanges

JOINED = "+"


def enabler_titles() -> dict[str, str]:
    """Return what each enabler is called."""
    return {
        "redefined_purpose": _("Redefined purpose"),
        "system_leadership": _("System leadership"),
        "shared_power": _("Shared power"),
        "collective_accountability": _("Collective accountability"),
    }


class SettingsPage(QScrollArea):
    """Horizon, enablers, the barrier tested, ambition, who leads, who was asked, hopes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._desk = desk
        form = Form()
        self.horizon = SavedLine(_("such as 2030"))
        self.horizon.saved.connect(lambda text: self._save(horizon=text))
        form.add(_("By when the vision is meant to be true"), self.horizon)
        form.column.addSpacing(8)
        form.column.addWidget(small(_("Enablers tested"), role="section"))
        self._enablers = {key: QCheckBox(title) for key, title in enabler_titles().items()}
        for key, box in self._enablers.items():
            when_clicked(box, partial(self._set_enabler, key))
            form.column.addWidget(box)
        self._barrier, self._ambition = SavedText(2, 8), SavedText(2, 8)
        self._barrier.saved.connect(lambda text: self._save(barrier=text))
        self._ambition.saved.connect(lambda text: self._save(ambition=text))
        form.add(_("The barrier that this work tests"), self._barrier)
        form.add(_("Ambition"), self._ambition)
        self._leading, self._engaged, self._hopes = (SavedText(2, 10) for _each in range(3))
        self._leading.saved.connect(lambda text: self._save(leading=lines_of(text)))
        self._engaged.saved.connect(lambda text: self._save(engaged=engaged_from(text)))
        self._hopes.saved.connect(lambda text: self._save(hopes=hopes_from(text)))
        form.add(_("Who leads: one role a line"), self._leading)
        form.add(_("Who was asked: one role a line, + first where they joined"), self._engaged)
        form.add(_("Hopes: one a line, the date first, such as 2026: a café"), self._hopes)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 0, 16, 16)
        column.addWidget(form)
        column.addStretch(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.refresh()
        listen(desk.live.changed, self._follow)

    def _follow(self, changes: BoardChanges) -> None:
        if "theory_of_change" in changes:
            self.refresh()

    def refresh(self) -> None:
        """Show what the file holds now."""
        settings = theory_of(self._desk).settings
        self.horizon.show_text(settings.horizon)
        for key, box in self._enablers.items():
            box.setChecked(key in settings.enablers)
        self._barrier.show_text(settings.barrier)
        self._ambition.show_text(settings.ambition)
        self._leading.show_text("\n".join(settings.leading))
        self._engaged.show_text(
            "\n".join((f"{JOINED} " if e["joined"] else "") + e["role"] for e in settings.engaged)
        )
        self._hopes.show_text(
            "\n".join((f"{h['by']}: " if h["by"] else "") + h["text"] for h in settings.hopes)
        )

    def _set_enabler(self, key: str, on: bool) -> None:  # noqa: FBT001
        kept = {*theory_of(self._desk).settings.enablers} - {key} | ({key} if on else set())
        self._save(enablers=[each for each in self._enablers if each in kept])

    def _save(self, **values: object) -> None:
        live = self._desk.live
        self._desk.act(lambda: change_settings(self._desk.store, live.activity_id, **values))


def lines_of(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def engaged_from(text: str) -> list[dict[str, object]]:
    """Return who was asked, and whether they joined."""
    return [
        {"role": line.removeprefix(JOINED).strip(), "joined": line.startswith(JOINED)}
        for line in lines_of(text)
    ]


def hopes_from(text: str) -> list[dict[str, str]]:
    """Return each hope with its date; what stands before a colon is one if it has a digit."""
    hopes = []
    for line in lines_of(text):
        before, colon, after = line.partition(":")
        dated = bool(colon) and len(before) <= 24 and any(c.isdigit() for c in before)
        hopes.append(
            {"text": after.strip(), "by": before.strip()} if dated else {"text": line, "by": ""}
        )
    return hopes
