"""Small decks of cards for tests, as people write them."""

HEAD = """
id = "small"
version = 1
exercise = "cards"
code = "SM"
title = "A small deck"

[[audiences]]
key = "services"
title = "public services"
mark = "circle"

[[audiences]]
key = "community"
title = "community leaders"
mark = "square"

[[kinds]]
key = "reflect"
title = "Reflect"

[[kinds]]
key = "act"
title = "Act"
promises = true

[[themes]]
key = "rooms"
title = "Rooms that are open"
short = "Rooms"

[[themes]]
key = "money"
title = "Money that is shared"
short = "Money"

[[steps]]
key = "play"
title = "Play"
prompt = "Which card has found you?"
do = "Draw."

[[plans]]
key = "short"
title = "Short"
steps = [{ step = "play", minutes = 5 }]
"""


def card_toml(code: str, theme: str, audience: str, kind: str, more: str = "") -> str:
    return (
        f'\n[[cards]]\ncode = "{code}"\ntheme = "{theme}"\naudience = "{audience}"\n'
        f'kind = "{kind}"\ntext = "What {code} asks."\n{more}\n'
    )


CARDS = {
    "1-S-R": ("rooms", "services", "reflect"),
    "1-S-A": ("rooms", "services", "act"),
    "1-C-R": ("rooms", "community", "reflect"),
    "1-C-A": ("rooms", "community", "act"),
    "2-S-R": ("money", "services", "reflect"),
    "2-S-A": ("money", "services", "act"),
    "2-C-R": ("money", "community", "reflect"),
    "2-C-A": ("money", "community", "act"),
}
SMALL = "".join(
    [
        HEAD,
        *(card_toml(code, *parts) for code, parts in CARDS.items()),
        card_toml("9-E", "rooms", "", "", 'care = "own_table"'),
        card_toml("9-H", "rooms", "", "", "hidden = true"),
    ]
)
"""Eight cards of two themes for two audiences, one that stays off the wall, and a hidden one."""
RATED = SMALL + "".join(
    f'\n[[scale]]\nscore = {score}\ntitle = "{title}"\n'
    for score, title in enumerate(("never", "seldom", "at times", "often", "always"))
)
"""The same, to be rated from 0 to 4 as well."""
