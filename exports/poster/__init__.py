"""The wall poster of a board: its question, its columns of notes, and the links between them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from exports.document import INK, MM, Document, Page, Rect
from exports.flow import Flow
from exports.poster.cards import LINE, Card, Scale, title_of
from exports.poster.fit import Fit, Sheet, fit
from exports.poster.frame import HEADING_LINE, TITLE_LINE, Frame, halves
from exports.poster.links import Route, routes
from exports.poster.look import CardPainter, LinkPainter
from exports.poster.words import Board
from exports.sheet_code import draw_foot_code, draw_markers
from exports.sheets import ACCENT, QUIET, RULE, Job
from exports.styles import Styles
from exports.type.outlines import draw_outlines
from facilitator.decks import Zone
from facilitator.i18n import _, ngettext

KIND = "poster"
"""What the QR code calls this kind of sheet."""


def draw_poster(job: Job, board: Board) -> Document:
    """Return the poster, on as many sheets as its notes need.

    Questions for the room stand below the notes of a single sheet, or on one of their own.
    """
    frame = Frame(job, board)
    found = fit(board, frame.paper())
    if frame.strip and len(found.sheets) > 1:
        frame = Frame(job, board, apart=True)
        found = fit(board, frame.paper())
    document = job.document(_("Poster"))
    count = len(found.sheets)
    for sheet in found.sheets:
        _PosterSheet(document, job, board, frame, found, sheet).draw(count)
    if frame.apart:
        _questions_apart(document, job, frame)
    if count > 1:
        job.notices.append(
            ngettext(
                "The poster goes on over {count} sheet, because its type stays large enough.",
                "The poster goes on over {count} sheets, because its type stays large enough.",
                count,
            ).format(count=count)
        )
    return document


def _questions_apart(document: Document, job: Job, frame: Frame) -> None:
    """Put the questions for the room on a sheet of their own."""
    styles = Styles.clear(mono=job.options.mono)
    large = replace(styles, text=frame.small, headings=(frame.title, frame.heading), margin=18)
    flow = Flow(document, large, size=(frame.width, frame.height))
    flow.left = frame.left + 2
    flow.width = frame.width - frame.left - frame.margin - frame.code.side - 6
    flow.heading(2, _("Questions for the room"))
    flow.list(job.questions)
    flow.y = min(flow.y, flow.bottom)
    flow.finish(flow.pages[0].number)
    for page in flow.pages:
        draw_foot_code(page, job.code(KIND, page.number + 1), frame.small, large.ink)


class _PosterSheet:
    """Draws one sheet of a poster."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        document: Document,
        job: Job,
        board: Board,
        frame: Frame,
        found: Fit,
        sheet: Sheet,
    ) -> None:
        self.document = document
        self.job = job
        self.board = board
        self.frame = frame
        self.scale: Scale = found.scale
        self.sheet = sheet
        self.mono = job.options.mono
        self.quiet = INK if self.mono else QUIET
        self.page: Page = document.add_page(frame.width, frame.height)
        self.first = sheet.number == 1

    def draw(self, count: int) -> None:
        """Draw everything, in the order in which it is read."""
        sheet = self.sheet
        draw_markers(self.page)
        self._question()
        self._bands()
        for left, zone, cards in zip(sheet.lefts, sheet.zones, sheet.columns, strict=True):
            with self.document.tag("Sect"):
                self._heading(left, self.board.zones[zone])
                self._cards(cards, self.board.zones[zone])
        self._links()
        if self.frame.strip:
            self._questions()
        self._footer(count)
        self._code()
        self.page.frame("board", sheet.board)

    def _code(self) -> None:
        frame = self.frame
        code = self.job.code(KIND, self.sheet.number)
        frame.code.draw(self.page, frame.right, frame.margin, code, self.quiet)

    def _question(self) -> None:
        frame = self.frame
        with self.page.tag("H1") if self.first else self.page.artifact():
            self.page.text(
                frame.left,
                frame.margin + 0.92 * frame.title / MM,
                frame.question,
                size=frame.title,
                leading=TITLE_LINE * frame.title,
                bold=True,
                width=frame.question_width,
            )

    def _bands(self) -> None:
        """Set the periods that run across the sheet, each with a line over it."""
        sheet, scale, size = self.sheet, self.scale, self.scale.small
        lefts = [
            left
            for left, zone in zip(sheet.lefts, sheet.zones, strict=True)
            if self.board.zones[zone].dated
        ]
        for run in sheet.bands:
            title = self.board.bands[run.band]
            if run.continued:
                title = _("{period} (continued)").format(period=title)
            for left in lefts:
                on = scale.column + (scale.gutter if left + scale.column < lefts[-1] else 0)
                stroke = INK if self.mono else RULE
                self.page.line(left, run.y, left + on, run.y, stroke=stroke, line_width=0.3)
            with self.page.tag("P"):
                y = run.y + 1.05 * LINE * size / MM
                self.page.text(lefts[0], y, title, size=size, bold=True, colour=self.quiet)

    def _heading(self, left: float, zone: Zone) -> None:
        frame, column = self.frame, self.scale.column
        lines = frame.zone_lines(zone, column)
        y = frame.head + frame.heading / MM
        with self.page.tag("H2", language=frame.job.tongue(zone.title)):
            self.page.text(
                left,
                y,
                lines,
                size=frame.heading,
                leading=HEADING_LINE * frame.heading,
                bold=True,
                colour=INK if self.mono else ACCENT,
                width=column,
            )
        if kinds := frame.kinds(zone, column):
            y += HEADING_LINE * frame.heading * len(lines) / MM
            with self.page.tag("P", language=frame.job.tongue(" ".join(kinds))):
                self._small(left, y, kinds)

    def _small(self, x: float, y: float, lines: Sequence[str], *, bold: bool = False) -> None:
        size = self.frame.small
        self.page.text(x, y, lines, size=size, leading=LINE * size, bold=bold, colour=self.quiet)

    def _unread(self, x: float, y: float, lines: Sequence[str]) -> None:
        size, width = self.frame.small, self.frame.right - x
        for number, line in enumerate(lines):
            foot = y + number * LINE * size / MM
            draw_outlines(
                self.page, x, foot, line, size=size, bold=False, colour=self.quiet, width=width
            )

    def _cards(self, cards: Sequence[Card], zone: Zone) -> None:
        painter = CardPainter(self.page, self.scale, mono=self.mono)
        for group, members in groupby(cards, key=lambda card: card.words.group):
            own = list(members)
            if group:
                self._group(own)
            with self.page.tag("L"):
                for card in own:
                    painter.draw(card, zone)

    def _group(self, cards: Sequence[Card]) -> None:
        """Set a group's title over its cards, and a bar beside them."""
        first, last, em = cards[0].rect, cards[-1].rect, self.scale.em
        if title := title_of(cards[0].words, self.scale):
            y = first.y - ((len(title) - 1) * LINE + 0.5) * em
            size = self.scale.size
            with self.page.tag("H3"):
                self.page.text(first.x, y, title, size=size, leading=LINE * size, bold=True)
        bar = Rect(first.x - 0.55 * em, first.y, 0.18 * em, last.bottom - first.y)
        self.page.rect(bar, radius=0.09 * em, fill=INK if self.mono else ACCENT)

    def _links(self) -> None:
        found = routes(self.sheet, self.board.lines, self.scale)
        if not found:
            return
        lines = self.board.lines
        said = " ".join(lines[route.link].said for route in found)
        kinds = [kind.key for kind in self.job.deck.link_kinds]

        def alike(route: Route) -> tuple[bool, int]:
            return lines[route.link].because, kinds.index(lines[route.link].kind)

        painter = LinkPainter(kinds, self.scale, mono=self.mono)
        with self.page.tag("Figure", alt=_("Links. {links}").format(links=said)):
            for (because, kind), own in groupby(sorted(found, key=alike), key=alike):
                painter.draw(self.page, list(own), kinds[kind], because=because)

    def _questions(self) -> None:
        """Set the questions for the room in two columns below the notes."""
        frame, board = self.frame, self.sheet.board
        top = board.bottom + 0.3 * frame.line
        self.page.line(board.x, top, board.right, top, stroke=INK if self.mono else RULE)
        with self.document.tag("Sect"):
            with self.page.tag("H2"):
                self._small(board.x, top + frame.line, [_("Questions for the room")], bold=True)
            with self.page.tag("L"):
                for place, half in enumerate(halves(frame.strip)):
                    y = top + 2.1 * frame.line
                    for question in half:
                        self._item(board.x + place * board.width / 2, y, question)
                        y += len(question) * frame.line

    def _item(self, x: float, y: float, lines: Sequence[str]) -> None:
        with self.page.tag("LI"):
            with self.page.tag("Lbl"):
                self._small(x, y, ["•"])
            with self.page.tag("LBody"):
                self._small(x + self.frame.small / MM, y, lines)

    def _footer(self, count: int) -> None:
        frame = self.frame
        last = frame.height - frame.margin - 0.25 * frame.line
        y = last - frame.line * (len(frame.footer) - 1)
        if self.first:
            with self.page.tag("P"):
                self._small(frame.left, y, frame.footer)
        else:  # seen on every sheet, read aloud on the first
            self._unread(frame.left, y, frame.footer)
        words = _("Sheet {number} of {count}").format(number=self.sheet.number, count=count)
        y -= frame.line
        with self.page.artifact():
            self.page.text(frame.right, y, words, size=frame.small, bold=True, align="right")
        with self.page.tag("P") if self.first else self.page.artifact():
            self._legend(frame.left, y - (frame.line if frame.crowded else 0))

    def _legend(self, x: float, y: float) -> None:
        """Say what the lines mean."""
        frame = self.frame
        em = frame.small / MM
        kinds = [kind.key for kind in self.job.deck.link_kinds]
        painter = LinkPainter(kinds, Scale(frame.small, frame.small, 0, 4 * em, 0), mono=self.mono)
        for kind, title, because, width in frame.legend:
            painter.sample(self.page, x, y, kind, because=because)
            self._small(x + 3.4 * em, y, [title])
            x += width
