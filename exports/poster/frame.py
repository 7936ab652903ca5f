"""The page around a poster's notes: question, headings, footer; how much room they leave."""

import math
from collections.abc import Sequence

from exports.document import MM, Document, Page, Rect
from exports.poster.cards import LINE
from exports.poster.fit import Paper, scale_of, side_by_side
from exports.poster.words import Board
from exports.sheet_code import HeadCode, inset, marker_side
from exports.sheets import Job
from exports.type.wrapping import text_width, wrap
from facilitator.decks import Zone
from facilitator.i18n import _

A3_AREA = 297.0 * 420.0
STRIP = 0.2
"""The most of a sheet's height that questions for the room may take from the notes."""
TITLE_LINE, HEADING_LINE = 1.18, 1.2
"""Distances of baselines, in type sizes."""


class Frame:
    """Sizes of type in pt and places in mm, which grow with the paper."""

    def __init__(self, job: Job, board: Board, *, apart: bool = False) -> None:
        """Measure everything but the notes; `apart`: no room is kept for the questions."""
        self.job = job
        self.board = board
        self.height, self.width = sorted(job.options.size)
        page = Page(self.width, self.height, 0, Document("").structure)
        self.margin = inset(page)
        self.corner = marker_side(page)
        self.unit = math.sqrt(self.width * self.height / A3_AREA)
        least = job.options.least
        self.small = max(least, 10 * self.unit)
        self.code = HeadCode(page, self.small)
        self.heading = max(least, 15 * self.unit)
        self.left = self.margin + self.corner + 4 * max(self.unit, 1)
        self.right = self.width - self.left
        self.title = max(1.4 * least, 27 * self.unit)
        self.question = self._question()
        self.footer = self._footer()
        self.strip: list[list[str]] = [] if apart else self._strip()
        self.legend = self._legend()

    @property
    def line(self) -> float:
        """The height of a line of small text."""
        return LINE * self.small / MM

    @property
    def question_width(self) -> float:
        """The width of the question: up to the QR code."""
        return self.right - self.left - self.code.width - 4

    @property
    def head(self) -> float:
        """Where the question and the QR code end."""
        lines = len(self.question) * TITLE_LINE * self.title / MM
        return self.margin + max(lines, self.code.height) + 0.35 * self.title / MM

    @property
    def footer_top(self) -> float:
        """Where the footer begins."""
        return self.height - self.margin - max(self.corner, self.line * self.footer_lines)

    @property
    def footer_lines(self) -> int:
        """How many lines the footer has: legend and sheet number, then what was when and where."""
        return len(self.footer) + (2 if self.crowded else 1)

    @property
    def crowded(self) -> bool:
        """Whether legend and sheet number need a line each."""
        width = sum(entry[3] for entry in self.legend)
        number = text_width(_("Sheet {number} of {count}"), self.small, bold=True) / MM
        return width + number > self.right - self.left

    def paper(self) -> Paper:
        """Return the room for the notes, and the type that they may have."""
        least = self.job.options.least
        across = Rect(self.margin, 0, self.width - 2 * self.margin, 0)
        paper = Paper(across, least, max(least, 22 * self.unit), patterns=self.job.options.mono)
        column = self._column(paper)
        top = self.head + self._headings(column)
        bottom = self.footer_top - 0.4 * self.line - self.strip_height
        board = Rect(self.margin, top, across.width, bottom - top)
        return Paper(board, paper.least, paper.most, patterns=paper.patterns)

    @property
    def strip_height(self) -> float:
        """The height of the questions for the room, where they stand below the notes."""
        if not self.strip:
            return 0.0
        return (max(sum(map(len, half)) for half in halves(self.strip)) + 1.9) * self.line

    @property
    def apart(self) -> bool:
        """Whether the questions for the room stand on a sheet of their own."""
        return bool(self.job.questions) and not self.strip

    def zone_lines(self, zone: Zone, width: float) -> list[str]:
        """Return the heading of a column."""
        return wrap(zone.title, self.heading, width * MM, bold=True)

    def kinds(self, zone: Zone, width: float) -> list[str]:
        """Return the marks of a column's notes and what they mean."""
        marks = "   ".join(f"{kind.mark}\u00a0{kind.title}" for kind in zone.kinds)
        return wrap(marks, self.small, width * MM) if marks else []

    def _column(self, paper: Paper) -> float:
        labels = [words.label for column in self.board.columns for words in column]
        ranges = side_by_side(labels, len(self.board.zones), paper)
        return scale_of(paper.least, len(ranges[0]), labels, paper).column

    def _headings(self, column: float) -> float:
        """Return the height of the columns' headings."""
        titles = max(len(self.zone_lines(zone, column)) for zone in self.board.zones)
        kinds = max(len(self.kinds(zone, column)) for zone in self.board.zones)
        return (titles * HEADING_LINE + 0.35) * self.heading / MM + kinds * self.line

    def _question(self) -> list[str]:
        """Return the lines of the question, in type as large as leaves room for the notes."""
        while True:
            lines = wrap(self.job.question, self.title, self.question_width * MM, bold=True)
            smaller = self.title - 1
            least = self.job.options.least * (1.3 if len(lines) <= 4 else 1)
            if len(lines) <= 2 or smaller < least:
                return lines
            self.title = smaller

    def _footer(self) -> list[str]:
        title = self.job.title if self.job.workshop.workshop.question else ""
        parts = (self.job.occasion(), title)
        said = " · ".join(part for part in parts if part)
        return wrap(said, self.small, (self.right - self.left) * MM)

    def _strip(self) -> list[list[str]]:
        across = (self.width - 2 * self.margin) / 2 - 8
        lines = [wrap(question, self.small, across * MM) for question in self.job.questions]
        high = sum(map(len, lines)) / 2 * self.line
        return lines if high < STRIP * self.height else []

    def _legend(self) -> list[tuple[str, str, bool, float]]:
        """Return kind, title, whether it has a because, and width of each entry."""
        used = {line.kind for line in self.board.lines}
        kinds = [kind for kind in self.job.deck.link_kinds if kind.key in used]
        entries = [(kind.key, kind.title, False) for kind in kinds]
        if any(line.because for line in self.board.lines):
            entries.append((entries[0][0], _("with a “because”"), True))
        em = self.small / MM
        return [(*entry, 5 * em + text_width(entry[1], em)) for entry in entries]


def halves(items: Sequence[list[str]]) -> tuple[Sequence[list[str]], Sequence[list[str]]]:
    """Return the first and the second half, the first one longer."""
    half = (len(items) + 1) // 2
    return items[:half], items[half:]
