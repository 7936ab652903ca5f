"""Base maps from files, without a network: pictures, pages, tiles and outlines.

`open_source` looks at what is in a file and returns a `Source`; `Source.cut` makes of a frame of
it the one picture that a workshop keeps. Nothing heavy is loaded before a file is opened.
"""

from facilitator.base_maps.form import (
    BaseMapError,
    BasePicture,
    Frame,
    Outline,
    OutlineSource,
    Source,
)
from facilitator.base_maps.opening import ENDINGS, open_source
from facilitator.base_maps.work import StoppedError

__all__ = [
    "ENDINGS",
    "BaseMapError",
    "BasePicture",
    "Frame",
    "Outline",
    "OutlineSource",
    "Source",
    "StoppedError",
    "open_source",
]
