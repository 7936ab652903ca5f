"""The papers of a community map, and of the list of what happens here."""

from exports.exercises.community_map import assets, poster, provision, sheets
from exports.exercises.community_map.base import has_map
from exports.sheets import Paper, Papers
from facilitator.i18n import _

PAPERS = Papers(
    filled=(
        Paper(
            poster.AGREEMENT,
            lambda: _("Agreement map"),
            poster.agreement_name,
            poster.agreement_map,
            poster.has_agreement,
            in_hand=False,
            poster=True,
        ),
        Paper(
            poster.NAMES,
            lambda: _("Map per name"),
            poster.names_name,
            poster.name_maps,
            poster.has_names,
            in_hand=False,
            poster=True,
        ),
        Paper(
            assets.ASSETS,
            lambda: _("Map of places, with its key"),
            assets.assets_name,
            assets.asset_map,
            assets.has_asset_map,
            in_hand=False,
            poster=True,
        ),
        Paper(
            assets.LIST,
            lambda: _("List of places"),
            lambda _job: _("places"),
            assets.places_list,
            assets.has_places,
        ),
        Paper(
            provision.TIMETABLE,
            lambda: _("Timetable of what happens here"),
            provision.timetable_name,
            provision.timetable,
            provision.has_listed,
        ),
        Paper(
            provision.DIRECTORY,
            lambda: _("Directory of what happens here"),
            lambda _job: _("directory"),
            provision.directory,
            provision.has_listed,
        ),
    ),
    blank=(
        Paper(
            sheets.KIND,
            lambda: _("Map sheets to draw on"),
            sheets.map_sheets_name,
            sheets.map_sheet_document,
            has_map,
            gets=lambda _job: "own",
        ),
        Paper(
            sheets.TABLES,
            lambda: _("Map for each table, to mark places"),
            sheets.places_sheets_name,
            sheets.places_sheets,
            has_map,
            gets=lambda _job: "own",
        ),
        Paper(
            provision.INTERVIEW,
            lambda: _("Interview sheet"),
            lambda _job: _("interview sheet"),
            provision.interview,
            provision.asks_what_happens,
            gets=lambda _job: "person",
        ),
        Paper(
            provision.THANKS,
            lambda: _("Thank-you cards"),
            lambda _job: _("thank-you cards"),
            provision.thank_you_cards,
            provision.asks_what_happens,
            gets=lambda _job: "person",
            holds=lambda _options: 4,
        ),
    ),
)
"""The papers of a community map."""
