"""For a house meeting: invitations to be handed over, and slips on which people sign up."""

from collections.abc import Callable
from dataclasses import replace

from exports.booklet import Place, imposed
from exports.document import Document, Page
from exports.exercises.sector_map.words import MapWords
from exports.flow import Flow
from exports.log_book.writing import gap
from exports.sheets import RULE, Job
from exports.styles import Styles
from facilitator.i18n import _

MARGIN = 12.0
"""Room around a slip, in mm."""
ROOMY = 14.0
"""The type size of what has half a sheet to itself, in pt."""
STEP = 11.0
"""The height of a line to write on, in mm."""


def invitations(job: Job) -> Document:
    """Return a sheet of invitations, to be filled in by hand and cut; one in large print."""
    return _Slips(job, _("House meeting: invitation"), down=1).draw(_invitation)


def sign_up_slips(job: Job) -> Document:
    """Return a sheet of sign-up slips, to be cut."""
    return _Slips(job, _("House meeting: sign-up slip"), down=2).draw(_sign_up)


def _invitation(flow: Flow, centre: str) -> None:
    flow.heading(1, _("Come round, and let us talk"))
    flow.paragraph(
        _("Six to ten people around one table, for an hour. Everybody speaks, nobody has to.")
    )
    for label, lines in (
        (_("We want to hear about"), 3),
        (_("Day and time"), 1),
        (_("At whose place"), 2),
        (_("To say yes, or to ask"), 1),
    ):
        gap(flow, label, lines, STEP)
    flow.y += 7
    flow.list(
        [
            _("Bring a story rather than a paper."),
            _("Bring a neighbour, or a child: say so, and there will be a chair."),
            _("What is told stays in the room unless you say otherwise."),
        ]
    )
    if centre:
        flow.paragraph(_("Invited by {centre}").format(centre=centre), bold=True)
    else:
        gap(flow, _("Invited by"), 1, STEP)


def _sign_up(flow: Flow, centre: str) -> None:
    del centre
    flow.heading(1, _("I could …"))
    flow.list(
        [
            ("☐", _("come again")),
            ("☐", _("bring somebody along")),
            ("☐", _("have the next meeting at my place")),
            ("☐", _("bring, or do, this:")),
        ]
    )
    gap(flow, "", 2, STEP)
    gap(flow, _("Who I am"), 1, STEP)
    gap(flow, _("How to reach me"), 1, STEP)
    flow.y += 5
    flow.paragraph(_("Only the host and the scribe see this slip."))


class _SlipFlow(Flow):
    """Text on slips, which have no page numbers."""

    def page_break(self) -> None:
        """Go on with the next slip, down to its margin."""
        super().page_break()
        self.bottom = self.size[1] - self.styles.margin


class _Slips:
    """Slips alike, side by side on one sheet: two across, one across in large print."""

    def __init__(self, job: Job, title: str, *, down: int) -> None:
        self.job, self.title = job, title
        self.document = job.document(title)
        self.centre = MapWords(job).named
        large, mono = job.options.large_print, job.options.mono
        short, long = sorted(job.text_paper)
        self.across, self.down = (1, down) if large else (2, down)
        self.sheet = (long, short) if self.across > down else (short, long)
        self.size = (self.sheet[0] / self.across, self.sheet[1] / self.down)
        styles = Styles.large(mono=mono) if large else Styles.clear(mono=mono)
        text = styles.text if large or down > 1 else ROOMY
        self.styles = replace(
            styles, text=text, leading=1.4, margin=MARGIN, headings=(1.6 * text, 1.3 * text)
        )

    def draw(self, fill: Callable[[Flow, str], None]) -> Document:
        """Return the sheet, with lines to cut along; fewer slips are on it where two do not fit."""
        flow: Flow | None = None
        for _slip in range(self.across * self.down):
            if flow is None:
                flow = _SlipFlow(self.document, self.styles, size=self.size)
            else:
                flow.page_break()
            with self.document.tag("Sect"):
                fill(flow, self.centre)
                flow.keep(0)
        if len(self.document.pages) > self.across * self.down and self.down > 1:
            return _Slips(self.job, self.title, down=self.down - 1).draw(fill)
        wide, high = self.size
        spots = [(x * wide, y * high) for y in range(self.down) for x in range(self.across)]
        places = [Place(n, *spot) for n, spot in enumerate(spots, 1)]
        laid = imposed(self.document, self.sheet, [places])
        for page in laid.pages:
            self._cut_lines(page)
        return laid

    def _cut_lines(self, page: Page) -> None:
        wide, high = self.size
        with page.artifact():
            for place in range(1, self.across):
                x = place * wide
                page.line(x, 5, x, page.height - 5, stroke=RULE, line_width=0.2, dash=(2, 2))
            for place in range(1, self.down):
                y = place * high
                page.line(5, y, page.width - 5, y, stroke=RULE, line_width=0.2, dash=(2, 2))
