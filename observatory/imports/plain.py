"""Values as JSON keeps them."""

import datetime
import decimal
import uuid


def plain(value):
    """Give a value as JSON keeps it, without losing a digit."""
    if isinstance(value, decimal.Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime.date | uuid.UUID):
        return str(value)
    return value


def plain_numbers(numbers):
    """Give many Decimals as `plain` gives each."""
    texts = list(map(str, numbers))
    if "".join(texts).isdecimal():
        return texts
    texts = map("{:f}".format, numbers)
    return [text.rstrip("0").rstrip(".") if "." in text else text for text in texts]
