"""Making a hand-over in a process of its own, which is given plain data."""

import sys
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from exports.hand_over.order import HandOver
from facilitator.errors import FacilitatorError
from facilitator.hand_over.folder import why_not
from facilitator.i18n import _, speak, spoken


@dataclass(frozen=True)
class Errand:
    """What is made, into which draft, and for which folder."""

    order: HandOver
    draft: Path
    folder: Path
    language: str = field(default_factory=spoken)
    """What the app speaks: the other process is to speak it too."""


def make_away(connection: Connection, errand: Errand) -> None:
    """Make a hand-over, telling how it goes: pairs of a word and what it is about."""
    speak(errand.language)
    try:
        from exports.hand_over.making import make

        made = make(
            errand.order,
            errand.draft,
            errand.folder,
            lambda name: connection.send(("progress", name)),
        )
    except FacilitatorError as error:
        connection.send(("trouble", str(error)))
    except OSError as error:
        connection.send(("trouble", why_not(errand.folder, error)))
    except Exception as error:  # nobody sees this process: it must say so itself
        from ui.trouble import keep_report

        keep_report(error, sys.exc_info()[2])
        sentence = _("Nothing was handed over, and a report of why was kept on this computer.")
        connection.send(("trouble", sentence))
    else:
        connection.send(("done", made))
    finally:
        connection.close()
