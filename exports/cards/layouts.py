"""How cards lie on sheets: layouts as data, and where each card's front and back come to lie."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from exports.document import A3, A4, LETTER, Rect, Turn
from facilitator.errors import FacilitatorError
from facilitator.i18n import _

Size = Literal["poker", "a7", "tarot", "a6"]
SHEETS: Final = {"a4": A4, "a3": A3, "letter": LETTER}
USUAL: Final = "a6"
LEAST_MARGIN: Final = 7.0
"""The least room around what is printed, in mm, where there are crop marks to stand in it."""
BLEED: Final = 3.0
"""How far colour reaches beyond the cut, in mm."""
_FILES: Final = ("a4", "a3", "letter", "fold")
"""In this order: of two layouts that would do, the earlier is the usual one."""


class Place(NamedTuple):
    """Where one side of a card is drawn: a box, in the page's own lengths or those of a turn.

    `bleed` is how far its colours reach: not over a fold.
    """

    rect: Rect
    bleed: Rect
    turn: Turn | None

    @property
    def on_page(self) -> Rect:
        """The card as it is cut, from the top left of the page."""
        return self.turn.box(self.rect) if self.turn else self.rect


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class CardMeasure(_Strict):
    """A card as it is cut, in mm."""

    width: float = Field(ge=40, le=300)
    height: float = Field(ge=40, le=420)


class Layout(_Strict):
    """Cards of one size on one paper; lengths in mm."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)
    title: str = Field(min_length=1)
    size: Size
    paper: Literal["a4", "a3", "letter"]
    card: CardMeasure
    columns: int = Field(ge=1, le=20)
    rows: int = Field(ge=1, le=20)
    turned: bool = Field(default=False, description="Sideways, its top to the right.")
    bleed: float = Field(default=BLEED, ge=0, le=10)
    gap: float = Field(default=2 * BLEED, ge=0, description="Between two cards, both bleeds in it.")
    marks: bool = Field(default=True, description="Crop marks, outside the bleed.")
    fold: bool = Field(default=False, description="Front and back side by side, to be folded.")

    @model_validator(mode="after")
    def _lies_on_its_sheet(self) -> Self:
        if self.gap < 2 * self.bleed and self.columns * self.rows > 1:
            raise ValueError(_("The gap is too small for the bleed of two cards; make it wider."))
        (width, height), grid = self.sheet, self._grid
        least = self.bleed + (LEAST_MARGIN if self.marks else 0)
        if grid.x < least or grid.y < least or width > height:
            raise ValueError(
                _("The cards and their marks do not fit on the sheet; take fewer of them.")
            )
        return self

    @property
    def sheet(self) -> tuple[float, float]:
        """The paper's width and height, upright."""
        return SHEETS[self.paper]

    @property
    def count(self) -> int:
        """How many cards lie on a sheet."""
        return self.columns * self.rows

    @property
    def _unit(self) -> tuple[float, float]:
        """The size on the sheet of what is cut out in one: a card, or both its sides."""
        width, height = self.card.width * (2 if self.fold else 1), self.card.height
        return (height, width) if self.turned else (width, height)

    @property
    def _grid(self) -> Rect:
        across, down = self._unit
        width = self.columns * (across + self.gap) - self.gap
        height = self.rows * (down + self.gap) - self.gap
        return Rect((self.sheet[0] - width) / 2, (self.sheet[1] - height) / 2, width, height)

    @property
    def units(self) -> list[Rect]:
        """What is cut out of a sheet, row by row, as it lies on its front."""
        (across, down), grid = self._unit, self._grid
        return [
            Rect(
                grid.x + column * (across + self.gap),
                grid.y + row * (down + self.gap),
                across,
                down,
            )
            for row in range(self.rows)
            for column in range(self.columns)
        ]

    def fronts(self) -> list[Place]:
        """Return where fronts are drawn."""
        return [self._place(unit, clockwise=True, half=0) for unit in self.units]

    def backs(self) -> list[Place]:
        """Return where the backs of the same cards are drawn, in the same order.

        On the other side of the sheet they are mirrored left to right, for a printer that turns
        it over on the long edge, and sideways cards turn the other way: so each back's top lies
        behind its front's top. A card to be folded has its back beside its front.
        """
        if self.fold:
            return [self._place(unit, clockwise=True, half=1) for unit in self.units]
        width = self.sheet[0]
        mirrored = [unit._replace(x=width - unit.right) for unit in self.units]
        return [self._place(unit, clockwise=False, half=0) for unit in mirrored]

    def _place(self, unit: Rect, *, clockwise: bool, half: int) -> Place:
        width, height = self.card.width, self.card.height
        turn = None
        left, top = unit.x, unit.y
        if self.turned:
            corner = (unit.right, unit.y) if clockwise else (unit.x, unit.bottom)
            turn = Turn(*corner, clockwise)
            left = top = 0.0
        rect = Rect(left + half * width, top, width, height)
        inner_left = self.fold and half == 1
        inner_right = self.fold and half == 0
        x = rect.x - (0 if inner_left else self.bleed)
        right = rect.right + (0 if inner_right else self.bleed)
        bleed = Rect(x, rect.y - self.bleed, right - x, height + 2 * self.bleed)
        return Place(rect, bleed, turn)

    def cuts(self) -> tuple[list[float], list[float]]:
        """Return where the sheet is cut: each x and each y, once."""
        units = self.units
        across = sorted({round(x, 6) for unit in units for x in (unit.x, unit.right)})
        down = sorted({round(y, 6) for unit in units for y in (unit.y, unit.bottom)})
        return across, down

    def reach(self) -> Rect:
        """Return the box around all cards and their bleed."""
        return self._grid.inset(-self.bleed)


class _File(_Strict):
    layouts: list[Layout]


def read_layouts(source: str, file: str) -> list[Layout]:
    """Return the layouts written in this TOML, or raise FacilitatorError."""
    try:
        return _File.model_validate(tomllib.loads(source), strict=True).layouts
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        why = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        message = _("The sheet layouts in {file} cannot be read; write them anew. {why}")
        raise FacilitatorError(message.format(file=file, why=why)) from error


@cache
def layouts() -> dict[str, Layout]:
    """Return the layouts that come with the app, by their ids."""
    folder = files("decks") / "sheets"
    found: dict[str, Layout] = {}
    for name in _FILES:
        file = f"{name}.toml"
        for layout in read_layouts((folder / file).read_text("utf-8"), file):
            found.setdefault(layout.id, layout)
    return found


def choose_layout(wanted: str, *, paper: str = "a4", fold: bool = False) -> Layout:
    """Return a layout by its id, or the usual one of a size of card on a paper.

    A paper may be named with the size, as in `a7_a3`. Where the size is not made for the paper, it
    is A4. What is unknown raises FacilitatorError.
    """
    known = layouts()
    if wanted in known and known[wanted].fold == fold:
        return known[wanted]
    size, _score, named = wanted.partition("_")
    paper = named or paper
    own = [each for each in known.values() if each.size == size and each.fold == fold]
    if own and (not named or named in SHEETS):
        return next((each for each in own if each.paper == paper), own[0])
    message = _("There are no cards called “{wanted}”; choose one of: {known}.")
    sizes = dict.fromkeys(each.size for each in known.values())
    raise FacilitatorError(message.format(wanted=wanted, known=", ".join(sizes)))
