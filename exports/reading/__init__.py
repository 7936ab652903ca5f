"""What comes back from paper: photos of sheets, straightened and read. Nothing is stored here."""
