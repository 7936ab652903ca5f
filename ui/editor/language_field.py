"""One language, chosen from those that are often meant, or typed by its name or its tag."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from facilitator.i18n import _
from facilitator.language_names import OFTEN, language_tag, said_language
from ui.editor.fields import titled
from ui.exercises.fields import leaves_to_window
from ui.heard import name_choice
from ui.theme import dress

ENGLISH = "en"


class TypedLanguage(QLineEdit):
    """What is typed in a box of languages; undo is the deck's where nothing is typed."""

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where there is nothing of the field's own to undo."""
        undo, redo = self.isUndoAvailable(), self.isRedoAvailable()
        return leaves_to_window(event, undo=undo, redo=redo) or super().event(event)


class LanguageField(QComboBox):
    """Shows a language by its name, and says which one is chosen or typed, by its tag."""

    chosen = Signal(str)

    def __init__(
        self, english: str = ENGLISH, hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Offer some languages; English by this tag. `hint` says what is in the language."""
        super().__init__(parent)
        for name, tag in sorted((said_language(tag), tag) for tag in (english, *OFTEN)):
            self.addItem(name, tag)
        self.tag = ""
        """The language that is chosen, by its tag."""
        self._is_wrong = False
        self.setEditable(True)
        line = TypedLanguage()
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        how = _("Choose one, or type its name or its tag, such as Welsh, Urdu or pt-BR.")
        self._hint = " ".join(filter(None, (hint, how)))
        self._say_wrong("")
        self.activated.connect(self.flush)
        line.editingFinished.connect(self.flush)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Be called so by assistive technology."""
        name_choice(self, name)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll the page, never change what is chosen in passing."""
        event.ignore()

    @property
    def trouble(self) -> str:
        """What is wrong with what is typed, in a sentence; empty where nothing is."""
        return self.toolTip() if self._is_wrong else ""

    def show_tag(self, tag: str) -> None:
        """Show a language, one that is not offered as well, without choosing it."""
        if tag == self.tag and not self._is_wrong:
            return
        self.tag = tag
        self._say_wrong("")
        with QSignalBlocker(self):
            if self.findData(tag) < 0:
                self.addItem(said_language(tag), tag)
            self.setCurrentIndex(self.findData(tag))
            self.setEditText(self.itemText(self.currentIndex()))

    def flush(self) -> None:
        """Take what was typed; what is no language stays, and says so. Nothing typed is nothing."""
        said = self.currentText().strip()
        if not said:
            self.setEditText(said_language(self.tag))
            self._say_wrong("")
            return
        known = self.findText(said)
        tag = self.itemData(known) if known >= 0 else language_tag(said)
        self._say_wrong(said if tag is None else "")
        if tag is not None and tag != self.tag:
            self.tag = tag
            self.chosen.emit(tag)

    def _say_wrong(self, said: str) -> None:
        message = _("“{said}” is no language known here: write its name, or its tag such as cy.")
        wrong = message.format(said=said) if said else ""
        if self._is_wrong != bool(wrong):
            self._is_wrong = bool(wrong)
            dress(self, role="wrong" if wrong else "")
        self.setToolTip(wrong or self._hint)
        if wrong:
            self.setAccessibleDescription(". ".join((self.accessibleName(), wrong)))
        else:
            self.setAccessibleDescription(self._hint)
            self.setAccessibleName(self.accessibleName())


def language_field(
    parent: QWidget, read: Callable[[], str], write: Callable[[str], object]
) -> tuple[QVBoxLayout, Callable[[], None]]:
    """Return a deck's language with its name above it, and what shows it as the draft has it."""
    field = LanguageField(parent=parent)
    field.chosen.connect(write)
    whole = titled(_("Language"), field)
    return whole, lambda: field.show_tag(read())
