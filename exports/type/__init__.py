"""Text in any script: faces, characters, line breaks, and glyphs where letters join."""
