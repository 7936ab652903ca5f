"""The window when a workshop's file is gone: work goes on, and is put back."""
