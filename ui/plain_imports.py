"""What is imported after Qt is only imported: PySide reads none of its source.

PySide looks for its own name in the source of every module that is imported after it, because
the module might go on to say `from __feature__ import snake_case`. Nothing here does, and reading
along takes an eighth of the time until somebody can type.
"""

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401 - from here on PySide looks at what is imported


def read_no_sources() -> None:
    """Tell PySide that no module asks for other names of Qt's methods.

    A PySide that does not look, or looks in another way, is left alone.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and "_mod_uses_pyside" in vars(feature):
        vars(feature)["_mod_uses_pyside"] = _asks_for_nothing


def _asks_for_nothing(_module: ModuleType) -> bool:
    return False
