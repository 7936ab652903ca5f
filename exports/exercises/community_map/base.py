"""What a community map's papers are drawn from: its base map, its ground, and what all say."""

import io
from contextlib import suppress
from functools import cached_property
from math import floor, log10
from typing import TYPE_CHECKING, cast

from PIL import Image

from exports.map_picture import lightened
from exports.sheets import Job
from facilitator.decks.community import CommunityDeck, PlaceKind
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.exercises.community_map.document import (
    AgreementDocument,
    BaseMapDocument,
    CommunityMapDocument,
    PlaceDocument,
    ProvisionDocument,
    SurfaceDocument,
)
from facilitator.i18n import _

if TYPE_CHECKING:
    from facilitator.ground import Ground

GIFT = "gift"
"""People's gifts: printed without saying whose they are, or where somebody lives."""
FINE = 220 / 25.4
"""As many points a mm as a printed map needs; finer ones are left."""
MOST = 6_000
"""Points on the longer side of a printed map, whatever the paper: A0 is seen from afar."""
QUALITY = 90


class MapOf:
    """A community map as its papers need it. What is private is on no paper."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.document = cast("CommunityMapDocument", job.activity)
        self._pictures: dict[int, bytes] = {}

    @property
    def deck(self) -> CommunityDeck:
        """The deck that the map runs on."""
        return cast("CommunityDeck", self.job.deck)

    @property
    def base(self) -> BaseMapDocument:
        """The base map; FacilitatorError where none was chosen yet."""
        if self.document.base_map is None:
            raise FacilitatorError(_("There is no base map yet; choose one first, then print."))
        return self.document.base_map

    @cached_property
    def size(self) -> tuple[int, int]:
        """The base map's width and height in pixels."""
        try:
            with Image.open(io.BytesIO(self.base.data), formats=("PNG", "JPEG")) as picture:
                return picture.size
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            message = _("The base map cannot be read any more; choose it again, then print.")
            raise FacilitatorError(message) from error

    @cached_property
    def ground(self) -> "Ground | None":
        """The ground under the map, or None where nobody said where it lies."""
        from facilitator.ground import ground_of  # pyproj costs time, and few papers need it

        points = [(each.pixel, each.lon_lat) for each in self.base.control_points]
        with suppress(InvalidEntryError):
            return ground_of(self.base.crs, self.base.to_crs, points, self.size)
        return None

    @cached_property
    def agreement(self) -> AgreementDocument:
        """What may be said of all maps together."""
        if self.document.agreement is not None:
            return self.document.agreement
        from facilitator.exercises.community_map.agreement import agreement_of

        return agreement_of(self.document, self.deck)

    @property
    def everybody(self) -> SurfaceDocument | None:
        """How far all maps agree; None where they are too few to say so."""
        found = self.agreement.surfaces
        return next((s for s in found if not s.name and s.table_number is None and s.bands), None)

    @property
    def named(self) -> list[SurfaceDocument]:
        """How far those agree who use one name, for each that enough people use."""
        found = self.agreement.surfaces
        return [s for s in found if s.name and s.table_number is None and s.bands]

    @property
    def places(self) -> list[tuple[PlaceKind, list[PlaceDocument]]]:
        """The pins that everybody may see, by kind; a kind that has none is left out."""
        seen = [each for each in self.document.places if each.visibility == "public"]
        found = (
            (kind, [each for each in seen if self.deck.place_kind(each.kind).key == kind.key])
            for kind in self.deck.place_kinds
        )
        return [(kind, own) for kind, own in found if own]

    @property
    def listed(self) -> list[ProvisionDocument]:
        """What happens here, as far as it may be listed."""
        return [each for each in self.document.provision if each.may_be_listed]

    def picture(self, long_side: float) -> bytes:
        """Return the base map as it is printed this long, in mm: lightened, and no finer."""
        points = min(MOST, max(self.size), round(long_side * FINE))
        if points not in self._pictures:
            self._pictures[points] = _printed(self.base.data, points, mono=self.job.options.mono)
        return self._pictures[points]


def _printed(data: bytes, longest: int, *, mono: bool) -> bytes:
    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        picture.draft("RGB", (longest, longest))
        picture.thumbnail((longest, longest), reducing_gap=3)
        light = lightened(picture)
    light.info.clear()
    printed = io.BytesIO()
    made = light.convert("L") if mono else light
    made.save(printed, "JPEG", quality=QUALITY, subsampling=0)
    return printed.getvalue()


def has_map(job: Job) -> bool:
    """Say whether a base map was chosen."""
    return cast("CommunityMapDocument", job.activity).base_map is not None


def round_length(metres: float) -> float:
    """Return the longest of 1, 2, 5, 10, 20, 50 … metres that is no longer than this."""
    power = 10.0 ** floor(log10(metres))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= metres * (1 + 1e-9))


def length_words(metres: float) -> str:
    """Say a length."""
    if metres >= 1000:
        return _("{number}\u00a0km").format(number=f"{metres / 1000:g}")
    return _("{number}\u00a0m").format(number=f"{metres:g}")
