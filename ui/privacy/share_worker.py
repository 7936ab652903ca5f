"""Writing a share copy in a process of its own, which is given plain data."""

from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from facilitator.elsewhere import WorkshopFile
from facilitator.i18n import _, spoken
from ui.answering import answer


@dataclass(frozen=True)
class ShareOrder:
    """Which workshop is copied for others, and into which file."""

    file: WorkshopFile
    target: Path
    language: str = field(default_factory=spoken)


def share_away(connection: Connection, order: ShareOrder) -> None:
    """Write the copy, and tell what was left out, or what was in the way."""
    answer(
        connection,
        order.language,
        lambda: _shared(order),
        failed=lambda: _(
            "No copy was made, and a report of why was kept on this computer. Try again."
        ),
    )


def _shared(order: ShareOrder) -> object:
    from facilitator.privacy.share import share_copy

    return share_copy(order.file, order.target)
