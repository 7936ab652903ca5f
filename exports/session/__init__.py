"""The papers of the day as a whole: running order, materials, sign-in sheet."""
