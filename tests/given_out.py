"""What a file says that was given out, whatever it is."""

from pathlib import Path
from zipfile import ZipFile

import docx


def text_in(path: Path) -> str:
    """Return the text of an export: a text, the tables of a zip file, or a Word document."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        lines = [line.text for line in document.paragraphs]
        cells = [cell.text for table in document.tables for cell in table._cells]
        return "\n".join([*lines, *cells])
    if path.suffix == ".zip":
        with ZipFile(path) as file:
            return "\n".join(file.read(name).decode("utf-8") for name in file.namelist())
    return path.read_text("utf-8")
