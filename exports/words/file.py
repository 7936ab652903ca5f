"""A workshop in words, written into a file: Markdown, or a Word document."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from exports.words.narrative import Narrative, narrative
from facilitator.errors import FacilitatorError
from facilitator.exchange import WorkshopDocument
from facilitator.files import replacing
from facilitator.i18n import _

ENDINGS: Final = frozenset({".md", ".docx"})


def export_words(
    workshop: WorkshopDocument,
    path: Path,
    *,
    activity: int | None = None,
    questions: Mapping[int, Sequence[str]] | None = None,
) -> list[str]:
    """Write a workshop, or an activity of it, in words, and return what was left out.

    The name's ending says which kind of file it is, which is written whole or not at all.
    `questions`, by activity counted from 1, are those that it leaves to the room.
    """
    told = narrative(workshop, activity=activity, questions=questions)
    data = _as_word(told) if path.suffix.lower() == ".docx" else _as_markdown(told)
    try:
        with replacing(path) as draft:
            draft.write_bytes(data)
    except OSError as error:
        message = _("“{name}” cannot be written: {why}. Choose another place, or make room.")
        why = error.strerror or str(error)
        raise FacilitatorError(message.format(name=path.name, why=why)) from error
    return list(told.left_out)


def _as_word(told: Narrative) -> bytes:
    from exports.words.word import word  # python-docx costs 0.2 s

    return word(told)


def _as_markdown(told: Narrative) -> bytes:
    from exports.words.markdown import markdown

    return markdown(told).encode("utf-8")
