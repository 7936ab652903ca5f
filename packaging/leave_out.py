"""What is not bundled though a package brings it, and the few plugins of Qt that are."""

from fnmatch import fnmatch
from pathlib import Path, PurePath
from typing import Final

MODULES: Final = [
    "_ssl",  # nothing here speaks to a network
    "_tkinter",
    "IPython",
    "PIL._avif",  # nothing here opens AVIF
    "PIL._imagingcms",
    "PIL._imagingtk",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PyInstaller",
    "curses",
    "distutils",
    "doctest",
    "facilitator.migrations.freeze",  # for those who change the tables
    "icalendar.tests",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "matplotlib",
    "numpy.distutils",
    "numpy.f2py",
    "numpy.fft",
    "numpy.polynomial",
    "numpy.random",
    "numpy.testing",
    "numpy.tests",
    "pip",
    "pydoc_data",
    "pytest",
    "readline",
    "reportlab.graphics",  # pages are drawn by exports/document.py
    "reportlab.platypus",
    "setuptools",
    "shapely.tests",
    "sqlalchemy.testing",
    "tkinter",
]
"""Python modules that nobody asks for in the app."""

FILES: Final = (
    "*.c",
    "*.cpp",
    "*.h",
    "*.lib",
    "*.pxd",
    "*.pxi",
    "*.pyi",
    "*.pyx",
    "*.po",
    "*.pot",
    "*/direct_url.json",  # says in which folder the app was built
    "*/py.typed",
    "*/tests/*",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "cv2/data/*",
    "docx/templates/default-docx-template/*",  # what lies packed beside it
    "lxml/includes/*",
    "lxml/isoschematron/*",
    "pyproj/proj_dir/include/*",
    "pyproj/proj_dir/lib/*",
    "reportlab/fonts/*",  # every page is set in the app's own
)
"""Files beside modules: sources, headers, tests, and what the app has in a better form."""

PLUGINS: Final = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg", "qtiff", "qwebp"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cocoaprintersupport", "cupsprintersupport", "windowsprintersupport"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""The plugins of Qt that stay. None of them speaks to a network, a database or a graphics card."""

LOCALE: Final = Path(__file__).parents[1] / "assets" / "locale"
"""Has a folder for each language that the app speaks: Qt speaks those, too, and no others."""


def is_left_out(name: str) -> bool:
    """Tell whether a file, by its place in the bundle, is left out."""
    path = PurePath(name)
    place = path.as_posix()
    parts = path.parts
    if "plugins" in parts and parts[0] == "PySide6":
        folder, stem = parts[-2], path.name.partition(".")[0].removeprefix("lib")
        return stem not in PLUGINS.get(folder, ())
    if "translations" in parts and parts[0] == "PySide6":
        return path.name not in {f"qtbase_{each.name}.qm" for each in LOCALE.glob("*/")}
    return any(fnmatch(place, pattern) for pattern in FILES)
