"""What the details panel of a board holds. Imported when details are first wanted."""

from collections.abc import Sequence

from ui.exercises.board.desk import Desk
from ui.exercises.board.form import Section
from ui.exercises.board.link_page import BecauseSection
from ui.exercises.board.note_links import LinksSection
from ui.exercises.board.note_page import StatusSection, WordsSection
from ui.exercises.board.panel import DetailsPanel, Page


def make_panel(
    desk: Desk, links: LinksSection, later: Sequence[Section], later_for_links: Sequence[Section]
) -> DetailsPanel:
    """Return a panel that shows any one note or link."""
    notes = Page([WordsSection(desk), StatusSection(desk), links], later)
    return DetailsPanel(desk, notes, Page([BecauseSection(desk)], later_for_links))


def focus_words(panel: DetailsPanel) -> None:
    """Put the cursor in the words of the note that shows."""
    for section in panel.note_page.sections:
        if isinstance(section, WordsSection):
            section.words.setFocus()


def focus_because(panel: DetailsPanel) -> None:
    """Put the cursor in the reason of the link that shows."""
    for section in panel.link_page.sections:
        if isinstance(section, BecauseSection):
            section.because.setFocus()


def ask_other_wording(panel: DetailsPanel) -> None:
    """Ask how others put what the note says."""
    for section in panel.note_page.sections:
        if isinstance(section, StatusSection):
            section.ask_other_wording()
