"""What is to be given out of a workshop, and how that is done; for the window and without one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from facilitator.errors import FacilitatorError
from facilitator.i18n import _
from facilitator.store import Store

WORDS: Final = frozenset({".md", ".docx"})
PICTURES: Final = frozenset({".png", ".svg"})


@dataclass(frozen=True)
class ExportOrder:
    """A file to be written, as plain data. `activity` is counted from 1; 0 is the day as a whole.

    `table` and `poster` are names of tables and of posters; `paper` and `dpi` are of a picture.
    """

    path: Path
    activity: int | None = None
    complete: bool = False
    table: str = ""
    poster: str = ""
    paper: str = ""
    dpi: int = 0

    @property
    def kind(self) -> str:
        """The ending of the file's name, which says what it will hold."""
        return "" if self.table else self.path.suffix.lower()

    @property
    def is_drawn(self) -> bool:
        """Whether papers are drawn for it, which takes a while."""
        return self.kind in WORDS | PICTURES


class Given(NamedTuple):
    """The files that were written, and what of the workshop is not in them, in sentences."""

    files: list[Path]
    left_out: list[str]


def give_out(store: Store, order: ExportOrder) -> Given:
    """Write what is ordered, each file whole or not at all."""
    if order.kind not in PICTURES and (order.poster or order.paper or order.dpi):
        message = _("A poster is drawn as a picture; let the name “{name}” end in .png or .svg.")
        raise FacilitatorError(message.format(name=order.path.name))
    if not order.is_drawn:
        return _data(store, order)
    given = _picture(store, order) if order.kind in PICTURES else _words(store, order)
    if order.complete:
        message = _(
            "What is private stays out of “{name}”; choose .json for data that is complete."
        )
        given.left_out.append(message.format(name=order.path.name))
    return given


def _data(store: Store, order: ExportOrder) -> Given:
    from facilitator.export_file import export_file

    left_out = export_file(
        store,
        order.path,
        complete=order.complete,
        activity=order.activity,
        table=order.table,
    )
    return Given([order.path], left_out)


def _words(store: Store, order: ExportOrder) -> Given:
    from exports.words.file import export_words
    from facilitator.transfer import export_document
    from ui.printing.questions import questions_on_paper

    document = export_document(store, for_paper=True)
    questions = questions_on_paper(store, document)
    left_out = export_words(document, order.path, activity=order.activity, questions=questions)
    return Given([order.path], left_out)


def _picture(store: Store, order: ExportOrder) -> Given:
    from exports.picture_file import DPI, export_picture
    from facilitator.transfer import export_document

    document = export_document(store, for_paper=True)
    files = export_picture(
        document,
        order.path,
        activity=order.activity,
        poster=order.poster,
        paper=order.paper or "a3",
        dpi=order.dpi or DPI,
    )
    return Given(files, document.left_out)
