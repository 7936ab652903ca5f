"""Where the parts of a print are: what `--layout` writes beside it."""

from exports.document import Document


def layout(document: Document) -> dict[str, list[dict[str, object]]]:
    """Return the pages' codes, and their named frames in mm, as `--layout` writes them."""
    return {
        "pages": [
            {
                "width": page.width,
                "height": page.height,
                **({"code": page.code} if page.code else {}),
                "frames": {
                    name: [round(length, 3) for length in rect]
                    for name, rect in page.frames.items()
                },
            }
            for page in document.pages
        ]
    }
