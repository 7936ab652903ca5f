"""The base map as it is printed on sheets: light enough for pens to show, and still legible."""

from PIL import Image, ImageStat

STRENGTH = 0.6
"""How much of its darkness a map keeps. Black lettering becomes #666666: 5.7 to 1 on white."""
MOST_DARKNESS = 0.25
"""What is darker on the whole, such as a photograph from the air, is lightened to this."""


def lightened(upright: Image.Image) -> Image.Image:
    """Return an upright base map lightened, on white where it is transparent."""
    if upright.has_transparency_data:
        over = upright.convert("RGBA")
        white = Image.new("RGBA", over.size, "white")
        upright = Image.alpha_composite(white, over)
    plain = upright.convert("RGB")
    darkness = 1 - ImageStat.Stat(plain.convert("L")).mean[0] / 255
    strength = min(STRENGTH, MOST_DARKNESS / max(darkness, 0.01))
    return plain.point([round(255 - strength * (255 - value)) for value in range(256)] * 3)
