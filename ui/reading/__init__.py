"""Photos of sheets, read beside the window; what becomes of them is each exercise's own."""
