"""The calibration sheet: six lines a side, and in words and a picture how they are measured."""

from dataclasses import replace

from exports.document import Document, Page, Rect
from exports.flow import Flow
from exports.printer.lines import draw_line
from exports.printer.measuring import CORNER, Measure, edge_words, measures
from exports.printer.options import size_words
from exports.printer.reading_picture import EXAMPLE, HEIGHT, draw_reading, said
from exports.sheets import PAPERS, TABLE_PAPERS
from exports.styles import Styles
from facilitator.errors import FacilitatorError
from facilitator.i18n import _

FREE = 14.0
"""What the words leave free beside the lines 5 and 6, in mm."""
WIDE = 1.9
"""The leading of lines to write on, in type sizes."""


def calibration_sheet(paper: str, *, language: str = "en-GB") -> Document:
    """Return the sheet for a paper, upright, its front and its back."""
    if paper not in TABLE_PAPERS:
        raise FacilitatorError(
            _("There is no calibration sheet on {paper}; choose one of: {known}.").format(
                paper=paper, known=", ".join(sorted(TABLE_PAPERS))
            )
        )
    size = PAPERS[paper]
    title = _("Calibration sheet, {paper}").format(paper=size_words(*size))
    document = Document(title, language)
    document.flip = "long"
    for back in (False, True):
        _Side(document, size, title, back=back).draw()
    return document


class _Side:
    """One side of the sheet, being set."""

    def __init__(
        self, document: Document, size: tuple[float, float], title: str, *, back: bool
    ) -> None:
        self.size, self.back, self.title = size, back, title
        self.six = measures(size)
        self.flow = Flow(document, Styles(), size=size)
        near, far = CORNER[0] + FREE, 20.0
        self.flow.left = far if back else near
        self.flow.width = size[0] - near - far
        self.flow.y = CORNER[1] + FREE
        self.flow.bottom = size[1] - 30

    @property
    def page(self) -> Page:
        """Its page."""
        return self.flow.page

    def draw(self) -> None:
        """Set the words, and draw what is measured."""
        flow = self.flow
        flow.heading(1, self.title)
        flow.heading(2, _("Back") if self.back else _("Front"))
        if self.back:
            flow.paragraph(
                _(
                    "Measure here from the same edges of the paper as on the front: on this side "
                    "the lines 1 and 2 begin at its right edge."
                )
            )
        else:
            self._how_to()
        flow.keep(0)
        for measure in self.six:
            with self.page.tag("Figure", alt=self._alt(measure)):
                draw_line(self.page, measure, self.size[0], back=self.back)
        self._to_write()
        if self.back:
            flow.paragraph(
                _(
                    "Type the numbers of both sides in Facilitator, under “Calibrate a printer…”. "
                    "Leave the back out if this printer prints on one side only."
                )
            )

    def _how_to(self) -> None:
        flow = self.flow
        flow.list(
            (
                (
                    "1.",
                    _(
                        "Print this sheet at 100 %, never fitted to the page: both sides, turned "
                        "over on the long edge."
                    ),
                ),
                (
                    "2.",
                    _(
                        "Lay a ruler along each numbered line. For 1 to 4 its zero is at the edge "
                        "of the paper, for 5 and 6 at the corner where they begin."
                    ),
                ),
                (
                    "3.",
                    _(
                        "The line marked 0 shows the whole millimetres. Which small line meets "
                        "one of the ruler’s? It shows the tenths. Here: {example} mm."
                    ).format(example=f"{EXAMPLE:.1f}"),
                ),
            )
        )
        flow.figure(HEIGHT, said(), self._picture)

    def _picture(self, page: Page, box: Rect) -> None:
        draw_reading(page, box)

    def _to_write(self) -> None:
        """Leave room for the six numbers."""
        flow, styles = self.flow, self.flow.styles
        flow.paragraph(_("Write here what you measure:"), bold=True)
        flow.styles = replace(styles, leading=WIDE)
        words = _("{measured}: {expected} mm; is {gap} mm")
        flow.list(
            (
                str(each.number),
                words.format(
                    measured=edge_words(each, back=self.back),
                    expected=f"{each.expected:.1f}",
                    gap="_" * 8,
                ),
            )
            for each in self.six
        )
        flow.styles = styles

    def _alt(self, measure: Measure) -> str:
        return _("Line {number}, with a small scale: {measured}.").format(
            number=measure.number, measured=edge_words(measure, back=self.back)
        )
