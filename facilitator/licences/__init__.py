"""What Facilitator stands on: every package, library and font that comes with it, and its licence.

The same answer from the source and from the installed program: it is read from what the packages
say of themselves, and from `assets/licences` where they say too little.
"""

from facilitator.licences.everything import parts
from facilitator.licences.part import Kind, Part

__all__ = ["Kind", "Part", "parts"]
