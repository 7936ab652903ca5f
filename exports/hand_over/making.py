"""Making what is handed over: the session, the pack, reader copies, and the two pages on top.

Plain data in, files out: it runs in a process of its own, into a draft folder.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from exports.hand_over.nothing_works import nothing_works
from exports.hand_over.order import HandOver, Made, When
from exports.hand_over.papers import in_large_print, reader_copy
from exports.hand_over.start_here import File, Part, start_here
from exports.pack import Printed, print_pack
from exports.pdf import pdf_bytes
from exports.session.papers import FACILITATORS_OWN
from exports.sheets import WHOLE, Job, PrintOptions
from facilitator.elsewhere import opened_there
from facilitator.exchange import WorkshopDocument
from facilitator.hand_over.contents import own_files, write_contents
from facilitator.hand_over.copying import copy_session
from facilitator.hand_over.names import each_its_own, plain_name
from facilitator.i18n import _
from facilitator.transfer import export_document

Tell = Callable[[str], None]
SAID: Final = ("notes", "entries", "draws", "ratings", "drawings", "places", "provision")
"""What activities hold once somebody said something."""


def suggested(workshop: WorkshopDocument) -> When:
    """Return which papers a workshop needs next: for before it, for after it, or both."""
    if workshop.day.ended:
        return "after"
    said = bool(workshop.promises) or any(
        getattr(activity, name, None) for activity in workshop.activities for name in SAID
    )
    return "both" if said or workshop.day.began else "before"


def make(order: HandOver, draft: Path, folder: Path, tell: Tell) -> Made:
    """Make all of it in a draft folder, for a folder that may hold an earlier one."""
    tell(_("Reading the workshop"))
    with opened_there(order.file) as store:
        everybody = export_document(store, for_paper=True)
        own = everybody
        if order.with_notes:
            own = export_document(store, for_facilitator=True, for_paper=True)
    making = _Making(order, draft, everybody, own, tell)
    making.all()
    uid = everybody.workshop.uid
    older = own_files(folder) if folder.is_dir() else []
    return Made(write_contents(draft, uid), older, list(dict.fromkeys(making.left_out)))


class _Making:
    """One hand-over while it is made."""

    def __init__(
        self,
        order: HandOver,
        draft: Path,
        everybody: WorkshopDocument,
        own: WorkshopDocument,
        tell: Tell,
    ) -> None:
        self.order, self.draft, self.tell = order, draft, tell
        self.everybody, self.own = everybody, own
        self.title = everybody.workshop.title or order.file.path.stem
        self.options = PrintOptions(
            paper=order.paper, mono=order.mono, large_print=order.large_print, tile=order.tile
        )
        self.left_out: list[str] = []

    def all(self) -> None:
        """Make every part, and the page that leads to them."""
        parts = [
            self._nothing_works(),
            *self._packs(),
            *self._large_print(),
            self._reader_copy(),
            self._session(),
        ]
        self.tell(_("START HERE") + ".html")
        page = start_here(
            self.title,
            Job(self.everybody, WHOLE, self.options).occasion(named=False),
            self.everybody.workshop.language,
            [part for part in parts if part.files],
            list(dict.fromkeys(self.left_out)),
        )
        self._write(f"{plain_name(_('START HERE'), 'START HERE')}.html", page.encode("utf-8"))

    def _nothing_works(self) -> Part:
        name = f"{plain_name(_('If nothing works'), 'If nothing works')}.pdf"
        self.tell(name)
        drawn = nothing_works(Job(self.everybody, WHOLE, self.options))
        self._write(name, pdf_bytes(drawn))
        about = _("Print this first: with it, the day is run from paper alone.")
        return Part(_("If nothing works"), about, [File(name)])

    def _packs(self) -> Iterator[Part]:
        when = self.order.when or suggested(self.everybody)
        also = FACILITATORS_OWN if self.order.with_notes else ()
        if when in {"before", "both"}:
            options = replace(self.options, when="before", also=also)
            about = _("What is printed before people come: sheets, cards and the running order.")
            yield self._pack(_("To print before"), about, options)
        if when in {"after", "both"}:
            options = replace(self.options, when="after", also=also)
            about = _("What came of it: posters, lists and the log book.")
            yield self._pack(_("To print after"), about, options)

    def _large_print(self) -> Iterator[Part]:
        options = replace(self.options, large_print=True)
        keys = tuple(in_large_print(self.everybody, options))
        if keys and self.order.large_copies and not self.order.large_print:
            about = _("What people hold and read, in 18 point, to be printed or read on a screen.")
            yield self._pack(_("Large print"), about, replace(options, papers=keys))

    def _pack(self, title: str, about: str, options: PrintOptions) -> Part:
        folder = plain_name(title, "Print")
        number = 2
        while (self.draft / folder).exists():
            folder, number = f"{plain_name(title, 'Print')} {number}", number + 1
        printed = print_pack(self.own, options, self.draft / folder, progress=self.tell)
        self.left_out += self.own.left_out
        names = self._renamed(printed)
        files = [
            File(f"{folder}/{name}", [each for each in sheet.notices if each not in self.left_out])
            for name, sheet in zip(names, printed, strict=True)
        ]
        return Part(title, about, files)

    def _renamed(self, printed: Sequence[Printed]) -> list[str]:
        """Give the files names that any system takes, and return them."""
        plain = [plain_name(sheet.path.stem, "Paper") + sheet.path.suffix for sheet in printed]
        names = each_its_own(plain)
        for sheet, name in zip(printed, names, strict=True):
            sheet.path.rename(sheet.path.with_name(name))
        return names

    def _reader_copy(self) -> Part:
        title = _("Reader copy")
        name = f"{plain_name(title, 'Reader copy')}.html"
        self.tell(name)
        page = reader_copy(self.everybody, self.options)
        self._write(name, page.encode("utf-8"))
        about = _("What all papers say, for any browser: to enlarge, or to listen to.")
        return Part(title, about, [File(name)])

    def _session(self) -> Part:
        name = f"{plain_name(self.title, 'Workshop')}.workshop"
        self.tell(name)
        order = self.order
        copy_session(order.file, self.draft / name, private=order.private, lock=order.key)
        about = _("The workshop itself. Open it with Facilitator, and go on from here.")
        if order.key or order.file.key:
            about = _("{about} It asks for its passphrase.").format(about=about)
        if not self.order.private:
            about = _("{about} What is private, or stays in the room, is not in it.").format(
                about=about
            )
        return Part(_("The workshop’s file"), about, [File(name)])

    def _write(self, name: str, data: bytes) -> None:
        (self.draft / name).write_bytes(data)
