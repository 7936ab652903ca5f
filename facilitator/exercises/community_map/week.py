"""The days of the week, as people call them."""

from facilitator.i18n import _


def day_names() -> dict[str, str]:
    """Return the days by their keys, `mon` to `sun`, in order."""
    return {
        "mon": _("Monday"),
        "tue": _("Tuesday"),
        "wed": _("Wednesday"),
        "thu": _("Thursday"),
        "fri": _("Friday"),
        "sat": _("Saturday"),
        "sun": _("Sunday"),
    }
