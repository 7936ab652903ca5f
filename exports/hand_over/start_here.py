"""“START HERE”: what is in the folder, and how to open it where nothing may be installed."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from exports.hand_over.html import direction, page, words
from facilitator.i18n import _, spoken


class File(NamedTuple):
    """A file by its path in the folder, and what to know of it."""

    path: str
    notices: Sequence[str] = ()


class Part(NamedTuple):
    """A part of the folder: what it is, what to do with it, and its files."""

    title: str
    about: str
    files: Sequence[File]


def start_here(
    title: str, occasion: str, language: str, parts: Sequence[Part], notices: Sequence[str]
) -> str:
    """Return the page that lists a folder; what people typed is in the workshop's `language`."""
    own = f' lang="{words(language)}"'
    if direction(language) != direction(spoken()):
        own += f' dir="{direction(language)}"'
    said = [
        f"<h1{own}>{words(title)}</h1>",
        f"<p{own}>{words(occasion)}</p>" if occasion else "",
        f"<p>{words(_hello())}</p>",
    ]
    for part in parts:
        said += [f"<h2>{words(part.title)}</h2>", f"<p>{words(part.about)}</p>", _links(part)]
    if notices:
        items = "".join(f"<li>{words(each)}</li>\n" for each in notices)
        heading = _("What the papers leave out")
        said.append(f"<h2>{words(heading)}</h2>\n<ul>\n{items}</ul>")
    heading = _("If something does not open")
    items = "".join(f"<li>{words(each)}</li>\n" for each in _help())
    said.append(f"<h2>{words(heading)}</h2>\n<ul>\n{items}</ul>")
    name = _("Start here: {title}").format(title=title)
    return page(name, spoken(), "\n".join(each for each in said if each))


def _links(part: Part) -> str:
    """Return the way to each file, relative to this page, on any system."""
    items = "".join(
        f'<li><a href="{quote(path)}">{words(path.rpartition("/")[2])}</a>'
        f"{''.join(f'<br>{words(each)}' for each in notices)}</li>\n"
        for path, notices in part.files
    )
    return f"<ul>\n{items}</ul>"


def _hello() -> str:
    return _(
        "Everything here opens without a network and without installing anything, but for the "
        "workshop’s own file, which needs Facilitator."
    )


def _help() -> list[str]:
    return [
        _(
            "A PDF does not open with a double click: open a browser, such as Edge, Firefox, "
            "Chrome or Safari, and drag the file into its window."
        ),
        _("Print PDFs at 100 %, “actual size”; never “fit to page”."),
        _(
            "The laptop has no Facilitator and none may be installed: run the day from “If "
            "nothing works” and the printed sheets. “Catch up” takes in later what people wrote."
        ),
        _(
            "Before you work on the workshop’s file, copy it from the stick to the laptop, and "
            "copy it back at the end: a stick pulled out too early is the most common loss."
        ),
    ]
