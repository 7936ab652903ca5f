"""What happens when something goes wrong that nobody foresaw.

A report of it is kept on this computer, people are told in plain words, and the app goes on.
"""

from ui.trouble.report import keep_report, report

__all__ = ["keep_report", "report"]
