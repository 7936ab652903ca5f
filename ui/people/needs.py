"""The access page of the dialog: how many people need what, and never who."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from facilitator.access import need_title
from facilitator.i18n import _
from facilitator.participants import NEEDS, Need, access_needs, set_need
from facilitator.store import Changes, Store
from ui.listening import listen
from ui.theme import dress
from ui.wall_safe import WallSafe


class NeedsPage(QWidget):
    """Asks for counts. What is entered is saved at once, and can be undone."""

    def __init__(self, store: Store, safe: WallSafe | None = None) -> None:
        super().__init__()
        self._store, self._safe = store, safe
        why = QLabel(
            _(
                "Only how many people need something, never who. It decides what is printed, and "
                "what the guide reminds you of."
            ),
            wordWrap=True,
        )
        dress(why, role="muted")
        self._kept = QLabel(
            _("This may be on the wall, so the numbers are hidden. Hold F9 to see them."),
            wordWrap=True,
        )
        self._form = QWidget()
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._fields: dict[Need, QSpinBox] = {}
        for kind in NEEDS:
            field = QSpinBox(minimum=0, maximum=999)
            field.setAccessibleName(_("How many: {need}").format(need=need_title(kind)))
            field.setEnabled(not store.read_only)
            field.setKeyboardTracking(False)
            field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            field.valueChanged.connect(partial(self._set, kind))
            self._fields[kind] = field
            form.addRow(need_title(kind), field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(16)
        column.addWidget(why)
        column.addWidget(self._kept)
        column.addWidget(self._form)
        column.addStretch(1)
        listen(store.changed, self._follow)
        if safe is not None:
            safe.changed.connect(self._hide)
        self._hide()
        self._show()

    def _set(self, kind: Need, count: int) -> None:
        with self._store.reading() as session:
            had = access_needs(session).get(kind, 0)
        if count != had:
            set_need(self._store, kind, count)

    def _hide(self) -> None:
        """Keep the numbers off a screen that the room may see: in a small room they tell who."""
        hides = self._safe is not None and self._safe.hides
        self._form.setVisible(not hides)
        self._kept.setVisible(hides)

    def _follow(self, changes: Changes) -> None:
        if "access_need" in changes:
            self._show()

    def _show(self) -> None:
        with self._store.reading() as session:
            needs = access_needs(session)
        for kind, field in self._fields.items():
            field.setValue(needs.get(kind, 0))
