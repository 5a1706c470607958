"""What the pages of measuring show, gathered: the calendar of a year, the sheet of a period, the queue of review."""

from indicators.dashboards.sheets import question_of, queue, sheet, times
from indicators.dashboards.year import calendar, years_of

__all__ = ["calendar", "question_of", "queue", "sheet", "times", "years_of"]
