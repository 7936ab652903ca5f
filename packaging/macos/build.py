"""Build what people install on macOS: `python packaging/macos/build.py`, on a Mac.

Makes Facilitator.app and dist/Facilitator-VERSION.dmg. Nobody has run this yet.

Signing is left open. Without it macOS asks people to allow the app in System Settings before its
first start. With a Developer ID, sign the app instead of the last step of `sealed` below, with
    codesign --force --deep --options runtime --timestamp --sign "Developer ID Application: …"
and have the finished image looked at by Apple, and stapled:
    xcrun notarytool submit IMAGE --keychain-profile … --wait && xcrun stapler staple IMAGE
"""

import platform
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from bundling import BUILD, DIST, HERE, VERSION, bundle, run


def sealed(app: Path) -> Path:
    """Seal the app again: the licences that were put into it broke the seal of PyInstaller."""
    run("codesign", "--force", "--deep", "--sign", "-", app)
    return app


def image(app: Path) -> Path:
    """Return a disk image with the app and, beside it, the folder to drag it into."""
    folder = BUILD / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    run("ditto", app, folder / app.name)
    (folder / "Applications").symlink_to("/Applications")
    made = DIST / f"Facilitator-{VERSION}-{platform.machine()}.dmg"
    about = ("-volname", f"Facilitator {VERSION}", "-srcfolder", folder, "-format", "UDZO")
    run("hdiutil", "create", "-ov", *about, made)
    return made


def main() -> None:
    """Bundle, seal, try, pack."""
    app = bundle("facilitator.icns", "Facilitator.app")
    run(sys.executable, HERE / "smoke.py", sealed(app) / "Contents" / "MacOS" / "facilitator")
    image(app)


if __name__ == "__main__":
    main()
