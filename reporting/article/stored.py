"""Numbers and days of a frozen content, as they were before they were stored."""

import datetime
from decimal import Decimal

DAYS = ("_on", "_until")


def number(text):
    """A stored number as Decimal; None stays None."""
    return None if text is None else Decimal(text)


def dated(rows):
    """The rows with their days (`…_on`, `…_until`) as dates."""
    return [
        {
            name: datetime.date.fromisoformat(value) if name.endswith(DAYS) and value else value
            for name, value in row.items()
        }
        for row in rows
    ]
