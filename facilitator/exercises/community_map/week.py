"""The days of the week, as people call them."""

from facilitator.i18n import _, spoken


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


def short_day_names() -> dict[str, str]:
    """Return the days as they are shortened; in whole where nobody knows how."""
    from babel import UnknownLocaleError  # costs 0.05 s
    from babel.dates import get_day_names

    names = day_names()
    try:
        short = get_day_names("abbreviated", locale=spoken().replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return names
    return {key: short[place] for place, key in enumerate(names)}
