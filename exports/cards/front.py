"""The front of a card: its theme, whom it is for, what it asks, and how long that takes."""

from exports.cards.code import draw_small_code
from exports.cards.course import Course, runs_from_right
from exports.cards.fit import QR_SIDE, Frame
from exports.cards.layouts import Place
from exports.cards.marks import draw_clock, draw_mark
from exports.cards.styles import ASCENT
from exports.document import MM, Page, Rect
from exports.sheets import RULE, TINTS
from exports.type.wrapping import text_width


class Front:
    """Draws one front, in the order in which it is read aloud.

    Where its text is read from the right, it is the mirror image of the others.
    """

    def __init__(self, page: Page, place: Place, frame: Frame) -> None:
        self.page = page
        self.place = place
        self.frame = frame
        self.face, self.style = frame.face, frame.style
        self.left = place.rect.x + self.style.inset
        self.right = place.rect.right - self.style.inset
        face = self.face
        self.course = Course(place.rect, runs_from_right(face.text, face.language))

    def draw(self, kind: str) -> None:
        """Draw it; the theme's name is an element of this kind, a heading or a paragraph."""
        self.page.frame(f"card-{self.face.key}", self.place.rect)
        self._band()
        self._head(kind)
        self._kind()
        self._text()
        self._picture()
        self._foot()

    def _y(self, y: float) -> float:
        return self.place.rect.y + y

    def _band(self) -> None:
        """Set the foot apart: on the theme's tint, or under a line where there is no colour."""
        page, rect, top = self.page, self.place.rect, self._y(self.frame.foot_top)
        if self.style.mono:
            page.line(self.left, top, self.right, top, stroke=self.style.ink, line_width=0.25)
        elif not self.face.tint:
            return
        elif self.place.bleed.height > rect.height:
            bleed = self.place.bleed
            band = Rect(bleed.x, top, bleed.width, bleed.bottom - top)
            page.rect(band, fill=TINTS[self.face.tint].fill)
        else:  # what reaches the edge of the sheet, no printer prints
            page.line(self.left, top, self.right, top, stroke=RULE, line_width=0.3)

    def _head(self, kind: str) -> None:
        page, style, frame = self.page, self.style, self.frame
        with page.tag(kind, language=self.face.tongue):
            self.course.write(
                page,
                self.left,
                self._y(frame.name_baseline),
                frame.name,
                frame.name_room,
                size=style.name,
                leading=style.line(style.name) * MM,
                bold=True,
                colour=style.accent,
            )
        if frame.audience:
            self._lines(frame.audience, frame.audience_baseline)
        if self.face.mark is not None:
            side = style.mark
            box = Rect(self.right - side, self._y(style.inset), side, side)
            draw_mark(page, self.face.mark, self.course.box(box), style.label, style.ink)

    def _lines(self, lines: list[str], baseline: float, *, bold: bool = False) -> None:
        style = self.style
        with self.page.tag("P"):
            self.course.write(
                self.page,
                self.left,
                self._y(baseline),
                lines,
                self.frame.measure,
                size=style.label,
                leading=style.line(style.label) * MM,
                bold=bold,
                colour=style.ink if bold else style.quiet,
            )

    def _kind(self) -> None:
        """Say what the card asks for; on a small card, how long that takes as well."""
        page, style, frame = self.page, self.style, self.frame
        size, high = style.label, frame.pill_height
        top = self._y(frame.pill_top)
        baseline = top + high / 2 + 0.345 * size / MM
        x = self.left
        if self.face.kind:
            wide = text_width(self.face.kind, size, bold=True) / MM + 1.3 * size / MM
            pill = Rect(x, top, wide, high)
            fill = None if style.mono else style.ink
            box = self.course.box(pill)
            page.rect(box, radius=0.25 * high, fill=fill, stroke=style.ink, line_width=0.4)
            with page.tag("P", language=self.face.tongue):
                colour = style.ink if style.mono else "#FFFFFF"
                self.course.write(
                    page,
                    x + 0.65 * size / MM,
                    baseline,
                    self.face.kind,
                    wide - 1.3 * size / MM,
                    size=size,
                    bold=True,
                    colour=colour,
                )
            x = pill.right + 0.9 * size / MM
        if frame.minutes_beside:
            self._minutes(x, baseline)

    def _minutes(self, x: float, baseline: float) -> None:
        page, style = self.page, self.style
        em, said = style.label / MM, self.face.minutes
        middle = self.course.x(x + 0.42 * em)
        draw_clock(page, middle, baseline - 0.345 * em, 0.42 * em, style.quiet)
        x += 1.15 * em
        room = text_width(said, style.label) / MM
        with page.tag("P"):
            self.course.write(page, x, baseline, said, room, size=style.label, colour=style.quiet)

    def _text(self) -> None:
        page, style, frame = self.page, self.style, self.frame
        with page.tag("P", language=self.face.language):
            self.course.write(
                page,
                self.left,
                self._y(frame.text_top) + ASCENT * frame.text / MM,
                frame.lines,
                frame.measure,
                size=frame.text,
                leading=style.line(frame.text) * MM,
                bold=True,
                colour=style.ink,
            )

    def _picture(self) -> None:
        """Place the picture in the room that is left, as large as it goes, in its own shape."""
        high = self.frame.picture_height
        if not high:
            return
        shape = self.face.picture_shape
        width = min(self.frame.measure, high * shape)
        top = self._y(self.frame.text_bottom) + self.style.gap
        box = self.course.box(Rect(self.left, top, width, width / shape))
        if self.face.picture_says:
            with self.page.tag("Figure", alt=self.face.picture_says):
                self.page.picture(box, self.face.picture)
        else:
            with self.page.artifact():
                self.page.picture(box, self.face.picture)
        self.page.frame(f"picture-{self.face.key}", box)

    def _foot(self) -> None:
        """Set what to know first, where, how long, and the code, from the bottom up."""
        frame, style = self.frame, self.style
        step = style.line(style.label)
        rows = list(frame.foot)
        baseline = frame.foot_baseline
        for bold in (True, False):
            own = [words for words, is_bold in rows if is_bold == bold]
            if own:
                self._lines(own, baseline, bold=bold)
                baseline += len(own) * step
        last = self._y(frame.last_baseline)
        if frame.last_line:
            self._minutes(self.left, last - (step if frame.qr else 0))
        if self.face.code:
            self._code(last)

    def _code(self, baseline: float) -> None:
        page, style, has_square = self.page, self.style, self.frame.qr
        with page.tag("P"):
            self.course.write(
                page,
                self.left,
                baseline,
                self.face.code,
                self.frame.measure,
                at_end=not has_square,
                size=style.label,
                colour=style.quiet,
            )
        if has_square:
            bottom = self.place.rect.bottom - style.inset
            square = Rect(self.right - QR_SIDE, bottom - QR_SIDE, QR_SIDE, QR_SIDE)
            draw_small_code(page, self.course.box(square), self.face.payload, "#000000")
            page.frame(f"qr-{self.face.key}", self.course.box(square))
