"""Writing a share copy in a process of its own, which is given plain data."""

import sys
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from facilitator.elsewhere import WorkshopFile
from facilitator.errors import FacilitatorError
from facilitator.i18n import _, speak, spoken


@dataclass(frozen=True)
class ShareOrder:
    """Which workshop is copied for others, and into which file."""

    file: WorkshopFile
    target: Path
    language: str = field(default_factory=spoken)


def share_away(connection: Connection, order: ShareOrder) -> None:
    """Write the copy, and tell what was left out, or what was in the way."""
    speak(order.language)
    try:
        from facilitator.privacy.share import share_copy

        left_out = share_copy(order.file, order.target)
    except FacilitatorError as error:
        connection.send(("trouble", str(error)))
    except Exception as error:  # nobody sees this process: it must say so itself
        from ui.trouble import keep_report

        keep_report(error, sys.exc_info()[2])
        sentence = _("No copy was made, and a report of why was kept on this computer.")
        connection.send(("trouble", sentence))
    else:
        connection.send(("done", left_out))
    finally:
        connection.close()
