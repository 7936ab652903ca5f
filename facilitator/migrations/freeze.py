"""Freeze the tables as they are now: `python -m facilitator.migrations.freeze`.

Overwrites the SQL of the newest version, so it is for a version that is not released yet.
"""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from sqlalchemy import MetaData
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement
from sqlmodel import SQLModel

import facilitator
from facilitator.migrations import VERSIONS


def models() -> MetaData:
    """Return the tables of all models, wherever in this package they are."""
    for module in walk_packages(facilitator.__path__, f"{facilitator.__name__}."):
        if not module.name.startswith(__package__) and not module.name.endswith("__main__"):
            import_module(module.name)
    return SQLModel.metadata


def frozen_sql(metadata: MetaData) -> str:
    """Return the SQL that makes these tables, always in the same order."""
    statements: list[str] = []
    for table in metadata.sorted_tables:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        constructs: list[DDLElement] = [CreateTable(table), *map(CreateIndex, indexes)]
        for construct in constructs:
            lines = str(construct.compile(dialect=dialect())).strip().splitlines()
            statements.append("\n".join(line.rstrip() for line in lines))
    return ";\n\n".join(statements) + ";\n"


def main() -> None:
    """Write the newest version's SQL."""
    path = Path(__file__).with_name(f"v{VERSIONS[-1].number}.sql")
    path.write_text(frozen_sql(models()), encoding="utf-8")
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
