"""Build what people install on Windows: `python packaging/windows/build.py`, on Windows.

Makes dist/Facilitator-VERSION-setup.exe, and dist/Facilitator-VERSION-portable.zip: the same, to be
unpacked onto a stick, where it keeps settings and backups beside itself.
Needs Inno Setup 6.3 or newer (jrsoftware.org): ISCC.exe on the PATH, or where it installs itself.
Nobody has run this yet.
"""

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bundling import DIST, HERE, VERSION, bundle, run

PORTABLE = (
    "While this file lies beside facilitator.exe, Facilitator keeps its settings and backups in "
    "this folder, and writes nothing elsewhere on the computer.\n"
)


def compiler() -> Path:
    """Return Inno Setup's compiler."""
    installed = Path(os.environ.get("PROGRAMFILES(X86)", ""), "Inno Setup 6", "ISCC.exe")
    found = shutil.which("ISCC") or (str(installed) if installed.is_file() else "")
    if not found:
        sys.exit("Inno Setup is missing: install it from jrsoftware.org, and try again.")
    return Path(found)


def main() -> None:
    """Bundle, try, pack."""
    inno = compiler()
    folder = bundle("facilitator.ico", "facilitator")
    run(sys.executable, HERE / "smoke.py", folder / "facilitator.exe")
    run(inno, f"/DAppVersion={VERSION}", HERE / "windows" / "facilitator.iss")
    (folder / "portable.txt").write_text(PORTABLE, encoding="utf-8")
    name = f"Facilitator-{VERSION}-portable"
    shutil.make_archive(str(DIST / name), "zip", folder.parent, folder.name)


if __name__ == "__main__":
    main()
