"""The keys of a map that are no commands of a menu, for the sheet of keys."""

from facilitator.i18n import _


def keys_on_the_map() -> list[tuple[str, str]]:
    """Return what each does, and the keys."""
    return [
        (_("Move the crosshair, finely with Shift"), _("Arrow keys")),
        (_("Put a point; put the brush down, or lift it"), _("Space, Enter")),
        (_("Close an area, end a line"), _("Enter twice")),
        (_("Take the last point back"), _("Backspace")),
        (_("Give up what is begun, then the crosshair"), _("Esc")),
        (_("A narrower or broader brush"), "[, ]"),
        (_("The next person, while nothing is being drawn"), _("Enter")),
        (_("Zoom in, zoom out, show the whole map"), "+, −, 0"),
        (_("Pan the map"), _("Ctrl+arrow keys")),
    ]
