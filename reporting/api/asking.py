"""What a question to the API asks for: its filters, how many, and from where on."""

import base64
import binascii
import calendar
import datetime as dt
import re
from dataclasses import dataclass

USUAL, MOST = 100, 1000
PAGING = ("limit", "cursor")
LARGEST_KEY = 2**63 - 1
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Refused(Exception):
    """A question that cannot be answered, with the reason in words."""


@dataclass(frozen=True)
class Asked:
    """One question: `filters` by name, at most `limit` items, those after the key `after`."""

    filters: dict
    limit: int
    after: int | None


def read(query, collection):
    """Read the question of an address. Raises `Refused`."""
    allowed = (*collection.filters, *PAGING)
    for name in query:
        if name not in allowed:
            raise Refused(f"{collection.name} cannot be asked by “{name}”. It can be asked by: {', '.join(allowed)}.")
        if len(query.getlist(name)) > 1:
            raise Refused(f"“{name}” stands twice in the address. Give it once.")
    filters = {name: query[name] for name in collection.filters if query.get(name)}
    for name, last in (("from", False), ("to", True)):
        if name in filters:
            filters[name] = _day(filters[name], name, last)
    return Asked(filters, _limit(query.get("limit")), _key(query.get("cursor")))


def _day(text, name, last):
    """The first or the last day of what is written as 2025, 2025-03 or 2025-03-09."""
    found = _DAY.fullmatch(text)
    try:
        year, month, day = found.groups(default="")
        if day or not last:
            return dt.date(int(year), int(month or 1), int(day or 1))
        return dt.date(int(year), int(month or 12), calendar.monthrange(int(year), int(month or 12))[1])
    except (AttributeError, ValueError):
        raise Refused(f"“{name}” must be a day such as 2025-03-09, a month such as 2025-03 or a year.") from None


def _limit(text):
    if text is None:
        return USUAL
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST)) and 1 <= int(text) <= MOST):
        raise Refused(f"“limit” must be a whole number from 1 to {MOST}.")
    return int(text)


def cursor_of(key):
    """The cursor that goes on after the record of this key."""
    return base64.urlsafe_b64encode(f"after {key}".encode()).decode().rstrip("=")


def _key(cursor):
    if cursor is None:
        return None
    try:
        told = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("ascii")
    except (UnicodeError, binascii.Error, ValueError):
        told = ""
    key = told.removeprefix("after ")
    if not told.startswith("after ") or not key.isdigit() or int(key) > LARGEST_KEY:
        raise Refused("“cursor” must be the “next” of an earlier answer, as it was given.")
    return int(key)


def answer(collection, asked):
    """The items asked for, and the cursor of those after them or None."""
    rows = narrowed(collection, asked.filters)
    if asked.after is not None:
        rows = rows.filter(pk__gt=asked.after)
    found = list(collection.records(rows).order_by("pk")[: asked.limit + 1])
    items = [collection.plain(record) for record in found[: asked.limit]]
    more = len(found) > asked.limit
    return items, cursor_of(collection.key_of(found[asked.limit - 1])) if more else None


def narrowed(collection, filters):
    """What of a collection fits the filters."""
    rows = collection.public()
    if "city" in filters:
        rows = collection.of_city(filters["city"], rows)
    if "indicator" in filters:
        rows = rows.filter(**{f"{collection.indicator}__iexact": filters["indicator"]})
    if "from" in filters:
        rows = rows.filter(**{f"{collection.days[0]}__gte": filters["from"]})
    if "to" in filters:
        rows = rows.filter(**{f"{collection.days[1]}__lte": filters["to"]})
    return rows
