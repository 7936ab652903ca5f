"""What is known of the printers here: the lengths that were measured, by a printer's name.

They are kept with the app's settings, never in a workshop: another laptop has another printer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from facilitator.data_folder import data_folder
from facilitator.errors import FacilitatorError, InvalidEntryError
from facilitator.i18n import _
from ui.settings import read_json, write_json

if TYPE_CHECKING:  # the names of printers are known without what it takes to make use of them
    from exports.printer.correction import Calibration

NUMBERS: Final = 14
"""So many numbers say what is known of a printer for one paper."""


@dataclass(frozen=True)
class Measured:
    """What was measured on a sheet, and when. Without a back, the front stands for both."""

    front: tuple[float, ...]
    back: tuple[float, ...]
    day: str
    numbers: tuple[float, ...]
    """What it means, as PrintOptions take it; so nobody has to work it out again to print."""


Profile = Mapping[str, Measured]
"""What was measured on the sheets of one printer, by their paper."""


def printers() -> dict[str, Profile]:
    """Return the printers that were measured, by their names."""
    found = read_json(_path())
    if not isinstance(found, dict):
        return {}
    known = {name: _profile(papers) for name, papers in sorted(found.items())}
    return {name: papers for name, papers in known.items() if papers}


def keep(printer: str, paper: str, front: Sequence[float], back: Sequence[float] = ()) -> None:
    """Keep what was measured instead of what was before; InvalidEntryError where it is wrong."""
    name = printer.strip()
    if not name:
        raise InvalidEntryError(_("Type the printer’s name, as this computer calls it."))
    numbers = _calibration(paper, front, back).numbers
    day = datetime.now().astimezone().date().isoformat()
    measured = Measured(tuple(front), tuple(back), day, numbers)
    papers = {**printers().get(name, {}), paper: measured}
    _write({**printers(), name: papers})


def _calibration(paper: str, front: Sequence[float], back: Sequence[float]) -> "Calibration":
    from exports.printer.correction import Calibration
    from exports.printer.measuring import error_of
    from exports.sheets import PAPERS

    size = PAPERS[paper]
    fronts = error_of(size, front, back=False)
    backs = error_of(size, back, back=True) if back else fronts
    return Calibration(size, fronts, backs)


def forget(printer: str) -> None:
    """Forget what was measured of a printer."""
    _write({name: papers for name, papers in printers().items() if name != printer})


def correction_for(printer: str) -> tuple[float, ...]:
    """Return what PrintOptions take for a printer; FacilitatorError where it was not measured."""
    known = printers()
    if printer not in known:
        if not known:
            raise FacilitatorError(
                _(
                    "No printer was calibrated on this computer yet; print the sheet with "
                    "“calibrate” first."
                )
            )
        raise FacilitatorError(
            _("There is no calibrated printer “{name}”; choose one of: {known}.").format(
                name=printer, known=", ".join(known)
            )
        )
    return tuple(number for each in known[printer].values() for number in each.numbers)


def _profile(papers: Any) -> Profile:
    """Return what a file says of a printer; what makes no sense is as if it was not there."""
    if not isinstance(papers, dict):
        return {}
    found = {str(paper): _measured(kept) for paper, kept in papers.items()}
    return {paper: each for paper, each in found.items() if len(each.numbers) == NUMBERS}


def _measured(kept: Any) -> Measured:
    if not isinstance(kept, dict):
        return Measured((), (), "", ())
    day = kept.get("day")
    front, back, numbers = (_numbers(kept.get(key)) for key in ("front", "back", "numbers"))
    return Measured(front, back, day if isinstance(day, str) else "", numbers)


def _numbers(kept: Any) -> tuple[float, ...]:
    if not isinstance(kept, list):
        return ()
    return tuple(float(number) for number in kept if isinstance(number, int | float))


def _write(known: Mapping[str, Profile]) -> None:
    rows = {
        name: {paper: asdict(each) for paper, each in papers.items()}
        for name, papers in known.items()
    }
    write_json(_path(), rows)


def _path() -> Path:
    return data_folder() / "printers.json"
