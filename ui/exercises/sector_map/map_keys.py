"""The keys of the table and the ring that are no commands of a menu, for the sheet of keys."""

from facilitator.i18n import _


def keys_in_the_table() -> list[tuple[str, str]]:
    """Return what each does, and the keys."""
    return [
        (_("Fill the cell; F2 goes on with what is there"), _("Letters, F2")),
        (_("The next cell; behind the last one another line"), _("Tab")),
        (_("Another line in the same row"), _("Enter")),
        (_("A line in the next row"), _("Ctrl+Enter")),
        (_("The line above or below"), _("Up, Down")),
        (_("Leave the cell as it was"), _("Esc")),
        (_("How well we know somebody: write it behind the role"), "1, 2, 3"),
        (_("Delete the institution, or a row with nothing in it"), _("Delete")),
        (_("Move the row up or down"), _("Alt+Up, Alt+Down")),
        (_("Name the middle"), _("Shift+F2")),
        (_("Lead out of the table"), _("Shift+Tab, F6")),
    ]


def keys_on_the_ring() -> list[tuple[str, str]]:
    """Return what each does, and the keys."""
    return [
        (_("The row before or behind"), _("Left, Right")),
        (_("Further out or further in"), _("Up, Down")),
        (_("The first row, the last row"), _("Home, End")),
        (_("The next one where one mark stands for several"), _("Enter")),
        (_("Name the middle"), "F2"),
    ]
