"""The sample workshop: an invented neighbourhood, Riverside."""

from importlib.resources import as_file, files
from pathlib import Path

from facilitator.i18n import _
from ui.display import has_screen
from ui.headless import printed, say


def sample_workshop(folder: Path) -> Path:
    """Return the sample workshop in this folder; made if it is not there yet, else as it is."""
    from facilitator.beginning import import_file
    from facilitator.exchange_text import read_exchange

    path = folder / "Riverside.workshop"
    if not path.exists():
        with as_file(files("assets") / "samples" / "riverside.json") as source:
            document = read_exchange(source)
        folder.mkdir(parents=True, exist_ok=True)
        import_file(document, path)
    return path


def build_sample(folder: Path) -> None:
    """Make the sample workshop and print its pack, and say where each file is."""
    from exports.sheets import PrintOptions

    path = sample_workshop(folder)
    for each in (path, *printed(path, folder / "pack", PrintOptions())):
        say(str(each))


def show_sample(folder: Path) -> Path | None:
    """Return the sample workshop to open; where there is no screen, build it with its pack."""
    if has_screen():
        return sample_workshop(folder)
    say(
        _(
            "There is no screen here, so instead of opening the sample workshop, it is built "
            "with its printed pack:"
        )
    )
    build_sample(folder)
    return None
