"""What a sheet looked like when it was printed, so that a photo of it can be compared with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from exports.document import Document, Page, Rect
from facilitator.errors import FacilitatorError
from facilitator.i18n import _

if TYPE_CHECKING:
    from numpy.typing import NDArray

PX_PER_MM = 5.0
"""How finely a sheet is drawn again, to be compared."""
MM_PER_INCH = 25.4


class SheetLayout(NamedTuple):
    """Where the parts of a sheet are, in mm from its top left: the page's own named frames."""

    width_mm: float
    height_mm: float
    markers: dict[int, Rect]
    qr: Rect
    map: Rect

    @classmethod
    def of(cls, page: Page) -> "SheetLayout":
        """Return the layout of a page that was drawn with markers, code and a frame `map`."""
        frames = page.frames
        wanted = {"qr", "map", *(f"marker-{corner}" for corner in range(4))}
        if not wanted <= set(frames):
            raise FacilitatorError(_("This sheet has no map to read back; type in what it says."))
        markers = {corner: frames[f"marker-{corner}"] for corner in range(4)}
        return cls(page.width, page.height, markers, frames["qr"], frames["map"])


@dataclass(frozen=True)
class SheetPlan:
    """A sheet's layout, and the whole page as it was printed: RGB, `PX_PER_MM` points a mm."""

    layout: SheetLayout
    picture: "NDArray[Any]"


def plan_of(document: Document, number: int = 0) -> SheetPlan:
    """Draw a page of a document again, as what its photos are compared with.

    It takes about a third of a second: forty sheets of one map share one plan.
    """
    import numpy as np

    from exports.pdf import pdf_bytes
    from exports.png import rendered

    pages = rendered(pdf_bytes(document), dpi=PX_PER_MM * MM_PER_INCH)
    picture = next(page for place, page in enumerate(pages) if place == number)
    return SheetPlan(SheetLayout.of(document.pages[number]), np.asarray(picture))
