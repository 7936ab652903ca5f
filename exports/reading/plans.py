"""Which sheet a code names: the sheets of a workshop that can be read back from photos."""

from collections.abc import Callable

from exports.document import Document
from exports.exercises.community_map.sheets import KIND, map_sheet_again
from exports.reading.sheet import SheetPlan, plan_of
from exports.sheet_code import SheetCode, workshop_code
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.i18n import _

Again = Callable[[WorkshopDocument, SheetCode], Document | None]
READ_BACK: dict[str, Again] = {KIND: map_sheet_again}
"""How a sheet is drawn again as it was printed, by the first part of its kind."""


def sheet_plans(document: WorkshopDocument) -> Callable[[SheetCode], SheetPlan | None]:
    """Return what finds a sheet of this workshop by its code, as `read_photo` asks for it.

    Each kind of sheet is drawn once, however many photos of it there are.
    """
    plans: dict[tuple[int, str], SheetPlan] = {}

    def find(code: SheetCode) -> SheetPlan | None:
        if code.workshop != workshop_code(document):
            return None
        kind = (code.activity, code.kind)
        if kind not in plans:
            plan = _plan(document, code)
            if plan is None:
                return None
            plans[kind] = plan
        return plans[kind]

    return find


def _plan(document: WorkshopDocument, code: SheetCode) -> SheetPlan | None:
    again = READ_BACK.get(code.kind.partition("-")[0])
    if again is None:
        raise FacilitatorError(
            _(
                "This is a sheet of this workshop, but not one that is read back from a photo; "
                "type in what it says."
            )
        )
    sheet = again(document, code)
    return None if sheet is None else plan_of(sheet)
