"""What the app remembers of a workshop on this computer, beside the copies that it keeps."""

from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from facilitator.data_folder import data_folder
from facilitator.i18n import _, ngettext
from facilitator.privacy.traces import Trace, delete, traces_of
from ui.home.recent import recent_workshops
from ui.settings import read_json, write_json


class Known(NamedTuple):
    """A workshop as this computer may remember it."""

    path: Path
    uid: str
    title: str = ""


def everything_here(known: Known) -> list[Trace]:
    """Return all that the app keeps of a workshop on this computer; its file is not among it."""
    traces = traces_of(known.path, known.uid)
    for file in sorted(data_folder().glob("*.json")):
        if trace := _entry(file, known):
            traces.append(trace)
    for other in (_reports(), _file_windows(known.path.parent)):
        if other is not None:
            traces.append(other)
    return traces


# Lists


def _entry(file: Path, known: Known) -> Trace | None:
    """Return what one of the app's lists says of a workshop."""
    listed = read_json(file)
    told = {str(known.path), known.uid, *_elsewhere(known)}
    left = without(listed, told)
    if left == listed:
        return None
    held, gone = _wordings().get(
        file.stem,
        (
            _("an entry in “{name}”").format(name=file.name),
            _("Its entry in “{name}” was removed.").format(name=file.name),
        ),
    )
    return Trace(held, gone, partial(_write, file, left))


def _elsewhere(known: Known) -> set[str]:
    """Return where else the same workshop was: a stick has another letter on each computer."""
    return {
        str(each.path)
        for each in recent_workshops()
        if known.title and each.title == known.title and not each.found
    }


def without(listed: Any, told: set[str]) -> Any:
    """Return a list of ours without the entries that hold any of these words."""
    if isinstance(listed, dict):
        return {
            key: value
            for key, value in listed.items()
            if key not in told and not _tells(value, told)
        }
    if isinstance(listed, list):
        return [each for each in listed if not _tells(each, told)]
    return "" if _tells(listed, told) else listed


def _tells(value: Any, told: set[str]) -> bool:
    if isinstance(value, dict):
        return any(key in told or _tells(each, told) for key, each in value.items())
    if isinstance(value, list):
        return any(_tells(each, told) for each in value)
    return isinstance(value, str) and value in told


def _write(file: Path, value: Any) -> None:
    write_json(file, value)
    if read_json(file) != value:
        raise OSError(_("The disk may be full"))


def _wordings() -> dict[str, tuple[str, str]]:
    return {
        "recent": (
            _("its place on the list of your workshops"),
            _("It was taken off the list of your workshops."),
        ),
        "printed": (
            _("which folder it prints into"),
            _("Which folder it prints into was forgotten."),
        ),
        "under_way": (
            _("that its day is under way"),
            _("That its day is under way was forgotten."),
        ),
        "leave_nothing": ("", ""),
    }


# Reports, and what Qt's own file windows remember


def _reports() -> Trace | None:
    found = sorted((data_folder() / "reports").glob("*"))
    if not found:
        return None
    count = len(found)
    return Trace(
        ngettext(
            "{count} report of what went wrong", "{count} reports of what went wrong", count
        ).format(count=count),
        ngettext(
            "{count} report of what went wrong was deleted.",
            "{count} reports of what went wrong were deleted.",
            count,
        ).format(count=count),
        partial(delete, found),
    )


def _file_windows(folder: Path) -> Trace | None:
    """Return what file windows remember of the folder in which a workshop lies."""
    try:
        from PySide6.QtCore import QSettings, QUrl
    except ImportError:  # a computer without a window has none of them
        return None
    kept = QSettings("QtProject")
    kept.beginGroup("FileDialog")
    ours = {str(folder), folder.as_posix(), QUrl.fromLocalFile(str(folder)).toString()}
    history = _texts(kept.value("history"))
    last = kept.value("lastVisited")
    if not ours & {*history, last}:
        return None

    def remove() -> None:
        kept.setValue("history", [each for each in history if each not in ours])
        if last in ours:
            kept.remove("lastVisited")
        kept.sync()

    return Trace(
        _("its folder, in the windows that ask for a file"),
        _("The windows that ask for a file have forgotten its folder."),
        remove,
    )


def _texts(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
