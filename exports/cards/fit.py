"""At which size a card's text fits: worked out before anything is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from exports.cards.layouts import Layout, Size, layouts
from exports.cards.styles import ASCENT, DESCENT, SIZES, CardStyle, size_name, style_of
from exports.cards.words import Face
from exports.document import MM
from exports.type.wrapping import text_width, wrap
from facilitator.i18n import _, ngettext

QR_SIDE = 12.0
"""The square of a card's QR code, in mm; the quiet zone lies around it."""
QR_QUIET = QR_SIDE * 4 / 21
"""The width of the quiet zone: four of its 21 modules."""
PILL = 1.5
"""Height of the pill that says what a card asks for, in type sizes."""
PICTURE = 0.16
"""The least height of a picture, in heights of its card."""
STEP = 1.0


@dataclass(frozen=True)
class Frame:
    """Where everything on the front of a card stands, from the card's own top left, in mm.

    `text` is the size of its text in pt. It `fits` where that ends above the foot.
    """

    face: Face
    style: CardStyle
    width: float
    height: float
    text: float
    qr: bool = False

    @property
    def measure(self) -> float:
        """The width of a line."""
        return self.width - 2 * self.style.inset

    @property
    def name_baseline(self) -> float:
        """The first baseline of the theme's name, level with the middle of the mark."""
        return self.style.inset + self.style.mark / 2 + 0.35 * self.style.name / MM

    @cached_property
    def name(self) -> list[str]:
        """The lines of the theme's name."""
        return wrap(self.face.name, self.style.name, self.name_room * MM, bold=True)

    @property
    def name_room(self) -> float:
        """The width that the theme's name has, beside the mark."""
        return self.measure - (self.style.mark + 2 if self.face.mark else 0)

    @property
    def audience_baseline(self) -> float:
        """The first baseline below the name and the mark."""
        style = self.style
        more = (len(self.name) - 1) * style.line(style.name)
        below = max(self.name_baseline + DESCENT * style.name / MM, style.inset + style.mark)
        return below + more + (ASCENT * style.label) / MM + 0.3

    @cached_property
    def audience(self) -> list[str]:
        """The lines that say whom it is for."""
        return self._wrapped(self.face.audience)

    @property
    def pill_top(self) -> float:
        """Where the pill begins; without one, the text."""
        style = self.style
        if not self.audience:
            end = self.name_baseline + (len(self.name) - 1) * style.line(style.name)
            return max(end + DESCENT * style.name / MM, style.inset + style.mark) + style.gap
        end = self.audience_baseline + (len(self.audience) - 1) * style.line(style.label)
        return end + DESCENT * style.label / MM + style.gap

    @property
    def pill_height(self) -> float:
        """The height of the pill."""
        return PILL * self.style.label / MM

    @property
    def minutes_beside(self) -> bool:
        """Whether the minutes stand beside the pill, on a card that is too small for more."""
        return not self.style.places and bool(self.face.minutes)

    @property
    def text_top(self) -> float:
        """Where the text begins."""
        if not (self.face.kind or self.minutes_beside):
            return self.pill_top
        return self.pill_top + self.pill_height + self.style.gap

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return wrap(self.face.text, self.text, self.measure * MM, bold=True)

    @property
    def text_bottom(self) -> float:
        """Where the text ends."""
        ends = (ASCENT + DESCENT) * self.text / MM
        return self.text_top + ends + (len(self.lines) - 1) * self.style.line(self.text)

    @cached_property
    def foot(self) -> list[tuple[str, bool]]:
        """The lines at the foot, each with whether it is bold; the code is not among them."""
        room = self.measure - (QR_SIDE + QR_QUIET + 1 if self.qr else 0)
        face, label = self.face, self.style.label
        rows = [(line, True) for line in _lines(face.notice, label, room, bold=True)]
        if self.style.places:
            rows += [(line, False) for line in _lines(face.places, label, room)]
        return rows

    @property
    def last_line(self) -> str:
        """What stands beside the code: the minutes, unless they stand above."""
        return "" if self.minutes_beside else self.face.minutes

    @property
    def last_baseline(self) -> float:
        """The lowest baseline."""
        return self.height - self.style.inset - 0.16 * self.style.label / MM

    @cached_property
    def shares_last(self) -> bool:
        """Whether the last line of the foot has room for the code beside it."""
        if self.last_line or self.qr or not self.foot:
            return False
        words, bold = self.foot[-1]
        label = self.style.label
        wide = text_width(words, label, bold=bold) + text_width(self.face.code, label)
        return wide / MM + 4 <= self.measure

    @property
    def foot_baseline(self) -> float:
        """The first baseline of the foot."""
        below = len(self.foot) - 1 if self.shares_last else len(self.foot)
        if self.qr and self.last_line:
            below += 1  # beside the QR code, minutes and code stand one below the other
        return self.last_baseline - below * self.style.line(self.style.label)

    @property
    def foot_top(self) -> float:
        """Where the foot begins."""
        above = self.foot_baseline - ASCENT * self.style.label / MM
        if self.qr:
            above = min(above, self.height - self.style.inset - QR_SIDE)
        return above - max(2.2, 0.6 * self.style.gap, QR_QUIET if self.qr else 0)

    @property
    def fits(self) -> bool:
        """Whether the text ends above the foot, and no word had to be broken."""
        whole = self.face.text.split() == " ".join(self.lines).split()
        return whole and self.text_bottom + 1 <= self.foot_top

    @property
    def picture_height(self) -> float:
        """The height that is left for a picture; none where it would be too small to see."""
        left = self.foot_top - self.text_bottom - 2 * self.style.gap
        return left if self.face.picture and left >= PICTURE * self.height else 0.0

    def _wrapped(self, text: str) -> list[str]:
        return _lines(text, self.style.label, self.measure)


def _lines(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    return wrap(text, size, width * MM, bold=bold) if text else []


def framed(face: Face, style: CardStyle, layout: Layout, *, qr: bool = False) -> Frame:
    """Return where everything stands at the largest type that fits, down to the smallest.

    A frame that does not fit even so is returned at the smallest.
    """
    size = style.text
    while True:
        frame = Frame(face, style, layout.card.width, layout.card.height, size, qr)
        if frame.fits or size - STEP < style.least:
            return frame
        size -= STEP


def size_that_fits(face: Face, than: Size, *, large: bool, qr: bool = False) -> Size | None:
    """Return the smallest larger card on which a text has its full size, if there is one."""
    for size in SIZES[SIZES.index(than) + 1 :]:
        style = style_of(size, large=large)
        card = next(each for each in layouts().values() if each.size == size).card
        if Frame(face, style, card.width, card.height, style.text, qr).fits:
            return size
    return None


def misfits(frames: Iterable[Frame], *, large: bool = False) -> list[str]:
    """Return a sentence for the cards whose text does not have its full size, alike ones in one."""
    groups: dict[tuple[float, bool, Size | None], list[Frame]] = {}
    for frame in frames:
        if frame.text < frame.style.text or not frame.fits:
            larger = size_that_fits(frame.face, frame.style.size, large=large, qr=frame.qr)
            groups.setdefault((frame.text, frame.fits, larger), []).append(frame)
    return [_sentence(*group, alike) for group, alike in groups.items()]


def _sentence(text: float, fits: bool, larger: Size | None, frames: Sequence[Frame]) -> str:  # noqa: FBT001
    style, count = frames[0].style, len(frames)
    codes = ", ".join(frame.face.code for frame in frames)
    said = [
        ngettext(
            "Card {codes} does not fit on {card} at {size:g} pt",
            "Cards {codes} do not fit on {card} at {size:g} pt",
            count,
        ).format(codes=codes, card=size_name(style.size), size=style.text)
    ]
    said.append(_larger_fits(larger))
    if fits:
        printed = ngettext(
            "It is printed at {size:g} pt.", "They are printed at {size:g} pt.", count
        )
        said.append(printed.format(size=text))
    else:
        said.append(ngettext("It is left out.", "They are left out.", count))
    return f"{said[0]}; {said[1]} {said[2]}"


def _larger_fits(larger: Size | None) -> str:
    if larger is None:
        return _("no larger card fits either: make the text shorter.")
    return {
        "a7": _("A7 or larger fits."),
        "tarot": _("tarot or larger fits."),
        "a6": _("A6 fits."),
        "poker": "",
    }[larger]
