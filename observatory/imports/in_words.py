"""How a value that was read or stored is written for people: as their language, and their city, writes it."""

import datetime
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _

from observatory import formats
from observatory.resources.readers import Priced
from observatory.spreadsheets import Dated, text_of


def written(value, locale):
    """Write a value for people."""
    if value is None or value == "":
        return ""
    if isinstance(value, Dated):
        return formats.date(value.date, locale, value.precision)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.date):
        return formats.date(value, locale)
    if isinstance(value, Priced):
        return (
            formats.money(value.amount, value.currency.pk, locale) if value.currency else written(value.amount, locale)
        )
    if isinstance(value, Decimal | int):
        return formats.number(value, locale)
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, models.TextChoices):
        return str(value.label)
    return text_of(value) if not isinstance(value, models.Model) else str(value)
