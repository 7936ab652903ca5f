"""How the help looks on paper, and which language it speaks."""

from dataclasses import replace

from exports.styles import Styles
from facilitator.i18n import spoken


def language() -> str:
    """Return the language of the text, as a document says it."""
    tongue = spoken().replace("_", "-")
    return "en-GB" if tongue in {"en", "C", "POSIX"} else tongue


def styles_of(*, large: bool, mono: bool) -> Styles:
    """Return the sizes and colours of an edition: headings of four levels."""
    if large:
        return replace(Styles.large(mono=mono), headings=(32, 27, 23, 20))
    return replace(Styles.clear(mono=mono), headings=(28, 22, 17, 13.5))
