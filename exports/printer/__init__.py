"""The printer that is there: how it is measured, and how paper comes out right in spite of it."""
