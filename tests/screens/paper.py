"""The first page of each print of the sample workshop: `paper LOOK WORK_FOLDER PICTURES`."""

import sys
from pathlib import Path

import pypdfium2

from exports.pack import PrintOptions, print_pack
from facilitator.exchange import WorkshopDocument
from facilitator.store import Store
from facilitator.transfer import export_document
from ui.sample import sample_workshop

WIDE = 1400
"""Pixels across a picture of a page."""


def main(folder: Path, pictures: Path) -> None:
    """Print the pack, large print and blank sheets, and draw their first pages."""
    with Store.open(sample_workshop(folder), read_only=True) as store:
        workshop = export_document(store)
    for kind, options in (
        ("", PrintOptions(paper="a3")),
        ("large", PrintOptions(paper="a3", large_print=True)),
        ("mono", PrintOptions(paper="a4", mono=True)),
        ("blank", PrintOptions(paper="a3", blank=True)),
    ):
        _draw(workshop, options, folder / f"pack-{kind}", pictures, kind)


def _draw(
    workshop: WorkshopDocument, options: PrintOptions, folder: Path, pictures: Path, kind: str
) -> None:
    for printed in print_pack(workshop, options, folder):
        name = printed.path.stem.split(" - ", 1)[1].replace(" ", "-")
        if kind in {"large", "mono"} and "poster-a" not in name:
            continue
        with pypdfium2.PdfDocument(printed.path) as pdf:
            page = pdf[0]
            picture = page.render(scale=WIDE / page.get_width()).to_pil()
        target = pictures / ("-".join(part for part in ("paper", name, kind) if part) + ".png")
        picture.convert("RGB").quantize(128).save(target, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[2]), Path(sys.argv[3]))
