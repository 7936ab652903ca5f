"""How long a pack takes, and how much memory: printed as the app does, in a process of its own."""

import json
import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from unittest.mock import patch

from exports import pack
from exports.document import Document
from exports.pdf import pdf_bytes
from exports.sheets import PrintOptions
from facilitator.elsewhere import WorkshopFile, opened_there
from facilitator.exchange import WorkshopDocument
from facilitator.transfer import export_document
from tests.benchmarks.figures import Figure, median_ms
from tests.benchmarks.packs import OPTIONS, PAGES, day_workshop
from tests.benchmarks.poster import FLOOR, plain, register_fonts
from ui.printing.worker import PrintOrder, print_away

MOST_MS, MOST_MB, MOST_TIMES = 6_000, 500, 4
ROUNDS = 3


def figures(folder: Path, rounds: int) -> list[Figure]:
    """Measure processor time: the whole process, and the drawing beside its floor."""
    path = day_workshop(folder / "pack.workshop")
    rounds = min(rounds, ROUNDS)
    found = [_away(path, folder / "away") for _round in range(rounds)]
    most = max(memory for _time, memory in found)
    within = "ok" if most < MOST_MB else "over"
    with opened_there(WorkshopFile(path)) as store:
        workshop = export_document(store, for_facilitator=True, for_paper=True)
    register_fonts()
    documents = _drawn(workshop, folder / "here")
    pages = sum(len(document.pages) for document in documents)
    assert pages >= PAGES
    drawing, floors = [], []
    for _round in range(rounds):
        drawing.append(_here(workshop, folder / "here"))
        floors.append(_plainly(documents))
    floor = median_ms(floors)
    name = f"pack of {pages} pages, 120 cards among them"
    said = f"{most:.0f} MB at most: {within} ({MOST_MB} MB)"
    whole = median_ms([time for time, _memory in found])
    return [
        Figure(f"{name}: its process", whole, floor, FLOOR, most_ms=MOST_MS, note=said),
        Figure(f"{name}: drawn and written", median_ms(drawing), floor, FLOOR, MOST_TIMES),
    ]


def _away(path: Path, folder: Path) -> tuple[float, float]:
    """Print in another process; return its processor time in seconds, and its megabytes."""
    folder.mkdir(exist_ok=True)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    order = PrintOrder(WorkshopFile(path), OPTIONS)
    process = context.Process(target=_measured, args=(there, order, folder), daemon=True)
    process.start()
    there.close()
    word, about = "", None
    while word not in {"done", "trouble"}:
        word, about = here.recv()
    process.join()
    assert word == "done", about
    time, memory = json.loads((folder / "figures.json").read_text())
    return time, memory


def _measured(connection: Connection, order: PrintOrder, folder: Path) -> None:
    print_away(connection, order, folder)
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    most = next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
    (folder / "figures.json").write_text(json.dumps([process_time(), most]))


def _here(workshop: WorkshopDocument, folder: Path) -> float:
    begin = process_time()
    pack.print_pack(workshop, PrintOptions(**OPTIONS), folder)
    return process_time() - begin


def _drawn(workshop: WorkshopDocument, folder: Path) -> list[Document]:
    """Return the pages of the pack, as they are drawn before they are written."""
    drawn: list[Document] = []

    def written(document: Document) -> bytes:
        drawn.append(document)
        return pdf_bytes(document)

    with patch.object(pack, "pdf_bytes", written):
        pack.print_pack(workshop, PrintOptions(**OPTIONS), folder)
    return drawn


def _plainly(documents: list[Document]) -> float:
    begin = process_time()
    for document in documents:
        plain(document)
    return process_time() - begin
