"""Type sizes and colours of a printed edition: clear, large print, in colour or black and white."""

from dataclasses import dataclass, replace

from exports.document import INK, MM


@dataclass(frozen=True)
class Styles:
    """How a text document is set; sizes in pt, lengths in mm.

    Headings and table text never fall below the text size: it is the smallest that people read.
    """

    text: float = 12
    leading: float = 1.5
    heading_leading: float = 1.25
    headings: tuple[float, ...] = (22, 17, 14)
    margin: float = 18
    foot: float = 0
    """The size of page numbers where it is another than that of the text."""
    ink: str = INK
    accent: str = "#1B6E6A"
    shade: str = "#E7F0EF"
    rule: str = "#8A8F98"

    @classmethod
    def clear(cls, *, mono: bool = False) -> "Styles":
        """Return the clear print edition, 12 pt."""
        return cls().monochrome() if mono else cls()

    @classmethod
    def large(cls, *, mono: bool = False) -> "Styles":
        """Return the large print edition, 18 pt."""
        styles = cls(text=18, headings=(28, 23, 20), margin=15)
        return styles.monochrome() if mono else styles

    def monochrome(self) -> "Styles":
        """Return the same in black on white."""
        return replace(self, ink="#000000", accent="#000000", shade="#FFFFFF", rule="#000000")

    def heading(self, level: int) -> float:
        """Return the type size of a heading, level 1 being the largest."""
        return self.headings[min(level, len(self.headings)) - 1]

    def line(self, size: float | None = None) -> float:
        """Return the height of a line of text in mm."""
        return (size or self.text) * self.leading / MM
