"""Sector maps for tests: begun from the deck that comes with the app, filled in as people do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from sqlmodel import Session, select

from facilitator import people, plan
from facilitator.beginning import begin
from facilitator.decks import shipped_source
from facilitator.exercises.sector_map import institutions
from facilitator.exercises.sector_map.tables import MapBoard
from facilitator.exercises.sector_map.typed import known_typed, needed_typed
from facilitator.store import Store
from facilitator.workshop import Workshop, activities, saved_id
