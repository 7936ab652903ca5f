"""The exercises' own screens: every way of looking at each, and what opens over it."""

from facilitator.beginning import import_file
from facilitator.decks import shipped_source
from facilitator.exercises.cards.play import draw_code, show_card
from facilitator.exercises.cards.rating import add_evidence, rate
from facilitator.exercises.community_map import community
from facilitator.participants import set_tables
from facilitator.plan import add_activity, begin
from facilitator.workshop import activities, saved_id
from tests.access.tour import Tour
from tests.exports.exercises.community_maps import areas, riverside
from ui.exercises.community_map.drawings_list import DrawingsList


def other_boards(tour: Tour) -> None:
    """A board from a deck, and one with a time axis, in each of their views."""
    path = tour.folder / "Boards.workshop"
    with begin(path, title="Boards", place="Hall", date="2026-03-14") as store:
        for deck in ("keep_amplify_discard_create", "timeline_roots_feelings"):
            add_activity(store, shipped_source(deck))
    tour.open(path)
    for number in (1, 2):
        tour.page.open_activity(number)
        tour.hands.rest(100)
        for text in ("The open kitchen", "A key for everybody"):
            tour.hands.capture_field()
            tour.hands.enter(text)
        tour.here(f"board {number}")
        tour.press(f"list {number}", "Ctrl+L")
        tour.press(f"board {number} again", "Ctrl+L")


def cards(tour: Tour) -> None:
    """Hands of cards, one card large, and slips that are counted."""
    path = tour.folder / "Cards.workshop"
    with begin(path, title="Power cards", place="Hall", date="2026-03-14") as store:
        set_tables(store, 2)
        played = add_activity(store, shipped_source("power_shifting"))
        rated = add_activity(store, shipped_source("look_fors"))
        for code in ("8-P-A1", "6-C-R1", "10-P-A1"):
            draw_code(store, played, 1, code)
        show_card(store, played, "8-P-A1")
        rate(store, rated, "C1-1", 1, "0 3 3 4 4 ?")
        for seen in ("The Friday soup is planned by those who eat it.", "Cooks are paid."):
            add_evidence(store, rated, "C1-1", seen)
    tour.open(path)
    tour.here("cards")
    tour.press("a card large", "Return")
    tour.hands.press("Escape")
    tour.commands("About this deck…")
    tour.wall("a card on the wall")
    tour.page.open_activity(2)
    tour.hands.rest(200)
    tour.here("rating")
    tour.wall("rating on the wall")


def sector_map(tour: Tour) -> None:
    """The map as a table and as a ring; conversations, voices, tables that come together."""
    tour.sample("sector_map")
    tour.here("sector map as a table")
    tour.press("details of an entry", "Alt+Return")
    tour.press("sector map as a ring", "Ctrl+2")
    tour.wall("the ring on the wall")
    tour.press("table", "Ctrl+1")
    tour.commands("Conversations of the whole map…", "Trusted voices…", "Bring tables together…")
    tour.hands.focus_window()
    tour.hands.press("Ctrl+R")
    tour.here("a row is asked for")
    tour.hands.press("Escape")


def community_map(tour: Tour) -> None:
    """No map yet; drawing, agreement, places, what happens; what opens over it."""
    tour.hands.window.begin_with("community_map_60")
    tour.hands.rest(200)
    tour.here("no map yet")
    tour.hands.window.show_home()
    path = tour.folder / "Where we say we are.workshop"
    drawn = [
        {"participant": f"P{number}", "name": "Riverside", "areas": [{"rings": [ring]}]}
        for number, ring in enumerate(areas(6), 1)
    ]
    import_file(riverside(drawings=drawn), path)
    tour.open(path)
    tour.hands.find(DrawingsList).setFocus()
    tour.hands.press("Down")
    tour.press("a drawing in hand", "Space")
    tour.hands.find(DrawingsList).setFocus()
    tour.hands.press("Space")
    tour.click(tour.hands.window, "Erase for good")
    tour.in_front("erase a drawing", None)
    tour.close_all()
    with tour.page.store.reading() as session:
        activity = saved_id(activities(session)[0])
    community.reveal(tour.page.store, activity)
    for name, keys in (("draw", 1), ("agreement", 2), ("places", 3), ("what happens", 4)):
        tour.press(name, f"Ctrl+{keys}")
        tour.press(f"{name}, one chosen", "Down")
    tour.wall("the map on the wall")
    tour.commands("Bring in from paper…", "Base map…", "Where the map lies…", "Boundaries…")
