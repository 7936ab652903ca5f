"""Another version of a deck: what it changes, what stays one's own, before anything is taken."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from facilitator.decks.bundle import DeckBundle
from facilitator.decks.differences import differences, updated
from facilitator.decks.keeping import keep_base
from facilitator.decks.library import save_deck
from facilitator.decks.parts import DeckError
from facilitator.i18n import _
from ui.editor.editing import Editing
from ui.editor.fields import small
from ui.layouts import scrolling
from ui.theme import Theme, dress


class _Wording(NamedTuple):
    window: str
    heading: str
    beside: str
    step: str


def _newer() -> _Wording:
    return _Wording(
        _("A newer version"),
        _("A newer version of “{title}”"),
        _("Puts the newer version among your decks, beside yours"),
        _("Take newer version"),
    )


def _older() -> _Wording:
    return _Wording(
        _("An older version"),
        _("An older version of “{title}”"),
        _("Puts the older version among your decks, beside yours"),
        _("Take older version"),
    )


class NewerDialog(QDialog):
    """Lists the changes. What was edited here is never overwritten."""

    said = Signal(str)

    def __init__(self, editing: Editing, theirs: DeckBundle, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing, self._theirs = editing, theirs
        mine = editing.draft.bundle()
        known = editing.base or mine
        numbers = (theirs.session.version, known.session.version)
        self._older = numbers[0] < numbers[1]
        self._wording = _older() if self._older else _newer()
        self._bundle, stays = updated(editing.base or theirs, mine, theirs)
        taken = [str(each) for each in differences(mine, self._bundle)]
        self.setWindowTitle(self._wording.window)
        heading = QLabel(self._wording.heading.format(title=editing.draft.session.title))
        heading.setWordWrap(True)
        dress(heading, role="title")
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 8, 0)
        lines.setSpacing(8)
        if self._older:
            hint = _("It is version {theirs}; what you have comes from version {known}.")
            lines.addWidget(small(hint.format(theirs=numbers[0], known=numbers[1])))
        if theirs.session.id not in {mine.session.id, known.session.id}:
            lines.addWidget(small(_("It goes by another id; it may be another deck.")))
        self._add(lines, _("This changes"), taken)
        self._add(lines, _("This stays as you have it"), stays)
        if editing.base is None:
            hint = _(
                "Nobody kept the version that this deck began with, so all of yours stays. "
                "To have the other one too, keep both."
            )
            lines.addWidget(small(hint))
        elif not taken:
            lines.addWidget(small(_("There is nothing in it that your deck does not say.")))
        lines.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(heading)
        whole.addWidget(scrolling(inside), 1)
        whole.addWidget(self._buttons(changes=bool(taken)))
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(min(theme.px(560), 1_000), min(theme.px(480), 620))

    def _buttons(self, *, changes: bool) -> QDialogButtonBox:
        """Return what can be done; Enter takes a newer version, and leaves an older one."""
        buttons = QDialogButtonBox()
        leave = _("Leave it as it is") if changes else _("Close")
        first = buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        if changes:
            role = QDialogButtonBox.ButtonRole.AcceptRole
            take = buttons.addButton(_("Take these changes"), role)
            first = first if self._older else take
        dress(first, kind="filled")
        first.setDefault(True)
        self._first = first
        beside = buttons.addButton(_("Keep both"), QDialogButtonBox.ButtonRole.ActionRole)
        beside.setToolTip(self._wording.beside)
        beside.clicked.connect(self._keep_both)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        return buttons

    @staticmethod
    def _add(lines: QVBoxLayout, title: str, sentences: list[str]) -> None:
        if not sentences:
            return
        heading = QLabel(title)
        dress(heading, role="heading")
        lines.addWidget(heading)
        for sentence in sentences:
            label = QLabel(sentence, wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            lines.addWidget(label)

    def _keep_both(self) -> None:
        try:
            path = save_deck(self._editing.folder, self._theirs)
            keep_base(path, self._theirs)
        except DeckError as error:
            self.said.emit(str(error))
        else:
            self.said.emit(_("“{name}” is among your decks now.").format(name=path.stem))
        self.reject()

    def _take(self) -> None:
        self._editing.replace_by(self._wording.step, self._bundle, self._theirs)
        self.accept()
