"""What is printed, made right for the printer that it is for."""

from collections.abc import Iterator

from exports.document import Document
from exports.printer.correction import calibrations, corrected, of_one_size
from exports.sheets import PAPERS, PrintOptions
from facilitator.i18n import _


def for_printer(data: bytes, options: PrintOptions) -> bytes:
    """Return a PDF as it comes out right; a print shop's pages are for other printers."""
    if not options.correction or options.print_shop:
        return data
    return corrected(data, calibrations(options.correction))


def without_calibration(document: Document, options: PrintOptions) -> Iterator[str]:
    """Yield a sentence for each size of paper on which this printer was never measured."""
    if not options.correction or options.print_shop:
        return
    known = calibrations(options.correction)
    sizes = {(page.width, page.height) for page in document.pages}
    lacking = {tuple(sorted(size)) for size in sizes if not any(c.fits(*size) for c in known)}
    said = _("The printer was not calibrated for {paper}: these pages are as they are.")
    for short, long in sorted(lacking):
        yield said.format(paper=size_words(short, long))


def size_words(short: float, long: float) -> str:
    """Return what a size of paper is called: by its name, or else by its sides."""
    for name, size in PAPERS.items():
        if of_one_size(size, (short, long)):
            return {"letter": _("Letter"), "tabloid": _("Tabloid")}.get(name, name.upper())
    return _("{short:.0f} × {long:.0f} mm").format(short=short, long=long)
