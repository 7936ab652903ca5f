"""What a map is called, and whose it is: asked for, since it is printed wherever the map is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.i18n import _
from ui.exercises.community_map.base_line import EnterLine
from ui.layouts import row, scrolling
from ui.theme import Theme, dress

WIDE = 640


class AboutPage(QWidget):
    """Asks for a title and for whose map it is."""

    entered = Signal()
    """Enter in one of the fields: go on."""

    def __init__(self, theme: Theme, year: int) -> None:
        """`year` is that of copyright lines."""
        super().__init__()
        self.title = EnterLine(maxLength=200)
        self.title.setAccessibleName(_("What the map is called"))
        self.whose = EnterLine(maxLength=500)
        self.whose.setAccessibleName(_("Whose map it is"))
        self.whose.setPlaceholderText(_("Such as © OpenStreetMap contributors"))
        for field in (self.title, self.whose):
            field.entered.connect(self.entered)
        self.said = QLabel(wordWrap=True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        dress(self.said, role="muted")
        self.owners = [
            self._owner(_("Our &own drawing"), _("Our own drawing")),
            self._owner(_("&OpenStreetMap"), _("© OpenStreetMap contributors")),
            self._owner(
                _("Ordnance &Survey"),
                _("Contains OS data © Crown copyright and database right {year}").format(year=year),
            ),
        ]
        inside = QWidget()
        inside.setMaximumWidth(theme.px(WIDE))
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(_("What it is &called"), self.title)
        form.addRow(_("&Whose map it is"), self.whose)
        quick = row(8)
        for button in self.owners:
            quick.addWidget(button)
        quick.addStretch(1)
        form.addRow(quick)
        form.addRow(self._hint())
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 8, 8, 0)
        rows.setSpacing(12)
        rows.addWidget(inside)
        rows.addWidget(self.said)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content))

    def _owner(self, title: str, text: str) -> QPushButton:
        button = QPushButton(title)
        dress(button, fit="snug")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: self._take(text))
        return button

    def _take(self, text: str) -> None:
        self.whose.setText(text)
        self.whose.setFocus()

    @staticmethod
    def _hint() -> QLabel:
        hint = QLabel(
            _(
                "It stands at the edge of the map, on the screen and on every print. What is not "
                "your own drawing belongs to somebody: it usually says so at its margin. "
                "Ordnance Survey’s open data may be used with this line; its other maps need a "
                "licence, such as your council’s."
            ),
            wordWrap=True,
        )
        dress(hint, role="muted")
        return hint

    def show_values(self, title: str, whose: str, said: str = "") -> None:
        """Show what is known, and say where it is from."""
        self.title.setText(title)
        self.title.setCursorPosition(0)
        self.whose.setText(whose)
        self.whose.setCursorPosition(0)
        self.said.setText(said)

    @property
    def values(self) -> dict[str, str]:
        """What was entered."""
        return {"title": self.title.text().strip(), "attribution": self.whose.text().strip()}

    def lacks_owner(self) -> bool:
        """Say whether nobody said whose it is yet; the cursor goes there."""
        if self.whose.text().strip():
            return False
        self.whose.setFocus()
        return True
