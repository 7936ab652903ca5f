"""What the app bundle of macOS says of itself: packaging/facilitator.spec hands it to BUNDLE.

Documents are told to the system by their ending. A workshop is one file, so it is `public.data`;
a deck is a zip. Both types are ours, therefore exported.
"""

from pathlib import Path
from typing import Any, Final

IDENTIFIER: Final = "org.example.facilitator"
"""The same as in packaging/linux/facilitator.metainfo.xml."""

_KINDS: Final = (
    ("workshop", "Facilitator workshop", "public.data"),
    ("deck", "Facilitator deck", "public.zip-archive"),
)


def options(version: str, icon: Path) -> dict[str, Any]:
    """Return what PyInstaller's BUNDLE is told."""
    return {
        "name": "Facilitator.app",
        "icon": str(icon) if icon.is_file() else None,
        "bundle_identifier": IDENTIFIER,
        "version": version,
        "info_plist": info(version),
    }


def info(version: str) -> dict[str, Any]:
    """Return the keys of Info.plist beside those that PyInstaller writes."""
    return {
        "CFBundleDisplayName": "Facilitator",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "© The Facilitator contributors, MIT License",
        "CFBundleDocumentTypes": [_document(*each) for each in _KINDS],
        "UTExportedTypeDeclarations": [_type(*each) for each in _KINDS],
    }


def _document(ending: str, name: str, _conforms: str) -> dict[str, Any]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [f"{IDENTIFIER}.{ending}"],
    }


def _type(ending: str, name: str, conforms: str) -> dict[str, Any]:
    return {
        "UTTypeIdentifier": f"{IDENTIFIER}.{ending}",
        "UTTypeDescription": name,
        "UTTypeConformsTo": [conforms],
        "UTTypeTagSpecification": {
            "public.filename-extension": [ending],
            "public.mime-type": f"application/x-facilitator-{ending}",
        },
    }
