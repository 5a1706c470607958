"""Stored values as text that is the same on every database, so that sums over it can be compared."""

import base64
import datetime
import decimal
import json
import uuid

EXACT_UP_TO = 1e16  # whole floats from here on are written with an exponent, which PostgreSQL does not keep in JSON


def plain(value):
    """A stored value as JSON can hold it."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, float):
        return int(value) if abs(value) >= EXACT_UP_TO else value + 0.0
    return _told(value)


def _told(value):
    if isinstance(value, decimal.Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    return base64.b64encode(bytes(value)).decode("ascii")


def line_of(row):
    """Give plain values as one line of text: equal ones give equal lines, whatever order a database keeps JSON in."""
    return json.dumps(row, sort_keys=True, allow_nan=False, separators=(",", ":"))
