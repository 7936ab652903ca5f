"""What is written on a sheet, typed beside the picture of it."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.exercises.board.form import small
from ui.exercises.community_map.drawing_form import NameLine
from ui.exercises.community_map.drawing_words import as_others_write
from ui.exercises.community_map.paper_crop import Crop, Share, part_around
from ui.exercises.community_map.paper_target import Target
from ui.exercises.fields import Choice, GrowingText, table_spin
from ui.flow import Flow
from ui.layouts import column
from ui.reading.worker import FoundSheet
from ui.theme import Theme

YEARS: Final = "years-"
"""How the frames of the boxes begin in which years are ticked."""
WORDS_WIDE: Final = 0.19
"""How far the words beside those boxes reach, as a share of the sheet."""


class PaperForm(QWidget):
    """The fields of a sheet; each has the part of the photo beside it that it is read from."""

    named = Signal()
    """Enter in the name: back to the map."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: list[str] = []
        self.name = NameLine()
        self.elsewhere = GrowingText(1, 5)
        self.years = Choice([])
        self.years.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.years.setMinimumContentsLength(9)
        self.table = table_spin()
        self.keep = QCheckBox(_("Keep the photo"))
        note = small(_("It stays private with this activity, and is erased with the drawing."))
        self.keep.setAccessibleDescription(note.text())
        self._crops: dict[str, Crop] = {}
        named = {
            key: self._named(key, title, field)
            for key, title, field in (
                ("name", _("Name they use"), self.name),
                ("elsewhere", _("Mine is not on this map because …"), self.elsewhere),
                ("years", _("Years here"), self.years),
                ("table", _("Table"), self.table),
            )
        }
        both = Flow(spacing=12)
        for key in ("years", "table"):
            part = QWidget()
            part.setLayout(named[key])
            named[key].setContentsMargins(0, 0, 0, 0)
            wide = QSizePolicy.Policy.Expanding if key == "years" else QSizePolicy.Policy.Preferred
            part.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
            both.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(named["name"])
        whole.addLayout(both)
        whole.addLayout(named["elsewhere"])
        whole.addWidget(self.keep)
        whole.addWidget(note)
        self.name.entered.connect(self.named)

    def _named(self, key: str, title: str, field: QWidget) -> QVBoxLayout:
        """Return a field below its name and the part of the photo that it is read from."""
        plain = title.rstrip(" …")
        self._crops[key] = Crop(_("Photo: {title}").format(title=plain))
        label = small(title, role="section")
        label.setBuddy(field)
        field.setAccessibleName(plain)
        parts = column(4)
        for part in (label, self._crops[key], field):
            parts.addWidget(part)
        parts.addStretch(1)
        return parts

    def set_theme(self, theme: Theme) -> None:
        """Look different from now on."""
        self._theme = theme

    # What shows

    def show_sheet(self, found: FoundSheet, target: Target, values: dict[str, Any] | None) -> None:
        """Show a sheet: what was typed about it before, or what is known."""
        self._names = target.names()
        self.name.offer(self._names)
        self.years.offer([("", _("not asked")), *target.years])
        self._show_values(_known(found, target) if values is None else values)
        sheet = QImage.fromData(found.sheet) if found.sheet else QImage()
        frames, tallest = found.frames, self._theme.px(110)
        boxes = [frame for name, frame in frames.items() if name.startswith(YEARS)]
        for key, part in (
            ("name", part_around(_one(frames, "name"))),
            ("elsewhere", part_around(_one(frames, "elsewhere"))),
            ("years", part_around(boxes, right=WORDS_WIDE)),
            ("table", part_around(_one(frames, "table"), left=0.05, right=0.006)),
        ):
            high = self._theme.px(44) if key == "table" else tallest
            self._crops[key].show_part(sheet, part, high)

    def _show_values(self, values: dict[str, Any]) -> None:
        self.name.setText(values["name"])
        self.elsewhere.setPlainText(values["elsewhere"])
        self.years.show_key(values["years"])
        self.table.setValue(values["table_number"] or 0)
        self.keep.setChecked(values["keep"])

    @property
    def values(self) -> dict[str, Any]:
        """What the fields hold."""
        self.table.interpretText()
        return {
            "name": as_others_write(self.name.text().strip(), self._names),
            "elsewhere": self.elsewhere.toPlainText().strip(),
            "years": self.years.currentData() or "",
            "table_number": self.table.value() or None,
            "keep": self.keep.isChecked(),
        }


def _one(frames: dict[str, Share], name: str) -> list[Share]:
    return [frames[name]] if name in frames else []


def _known(found: FoundSheet, target: Target) -> dict[str, Any]:
    """Return what is known of somebody: from a drawing of theirs, their table, and plain ticks."""
    row = target.drawing(found.whose)
    bands = {key for key, _title in target.years}
    ticked = (name.removeprefix(YEARS) for name in found.ticks)
    seat = row.table_number if row is not None else None
    return {
        "name": row.name if row is not None else "",
        "elsewhere": row.elsewhere if row is not None else "",
        "years": next((key for key in ticked if key in bands), row.years if row else ""),
        "table_number": seat or target.table_of(found.whose),
        "keep": False,
    }
