"""The theory of change's screen: a board, with what the core team settles later."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from facilitator.i18n import _
from ui.exercises.board.screen import BoardScreen

if TYPE_CHECKING:  # what is settled later is imported when it is first wanted
    from ui.exercises.board.form import Section
    from ui.exercises.theory_of_change.settings import SettingsPage


class TheoryScreen(BoardScreen):
    """A board whose links are causes."""

    _settings: "SettingsPage | None" = None
    _settings_action: QAction | None = None

    def later_for_notes(self) -> "list[Section]":
        """Return what of a note is settled later."""
        from ui.exercises.theory_of_change.later import DetailSection, IndicatorsSection

        own = [DetailSection(self.desk), IndicatorsSection(self.desk)]
        return [*super().later_for_notes(), *own]

    def later_for_links(self) -> "list[Section]":
        """Return what of a link is settled later."""
        from ui.exercises.theory_of_change.later import AssumptionSection

        return [AssumptionSection(self.desk)]

    def menu_actions(self) -> list[tuple[str, list[QAction]]]:
        """Return the menus of a board, with the settings of the whole theory."""
        if self._settings_action is None:
            self._settings_action = QAction(_("Theory of change…"), self)
            self._settings_action.triggered.connect(self.open_settings)
        (title, board), *others = super().menu_actions()
        return [(title, [*board, self._settings_action]), *others]

    def open_settings(self) -> None:
        """Show what holds for the whole theory of change."""
        from ui.exercises.theory_of_change.settings import SettingsPage

        if self._settings is None:
            self._settings = SettingsPage(self.desk)
        self.open_page(self._settings, _("Theory of change"), _("What holds for the whole board"))
        self._settings.horizon.setFocus()
