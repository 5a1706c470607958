"""Form fields for what people write in their own way: dates, numbers, topics, files."""

import calendar
import datetime
import re
from decimal import Decimal

from babel.numbers import get_decimal_symbol
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from observatory import formats
from observatory.choices import Precision
from observatory.services.media_types import RefusedFile, media_type_of
from observatory.spreadsheets.dates import DAY_FIRST, MONTH_FIRST, read_date
from observatory.spreadsheets.notes import Unreadable
from observatory.spreadsheets.numbers import AMBIGUOUS, decide_decimal, read_number
from observatory.spreadsheets.periods import read_period
from observatory.spreadsheets.words import split_values

MONTH_COMES_FIRST = {"en_US"}
FIRST_DAY, LAST_DAY, SAME_DAY = "first", "last", "same"


class InLocale:
    """A field that reads and writes as a city does; `city_locale` is set by the form."""

    city_locale = None

    @property
    def page_locale(self):
        return formats.locale_for(get_language() or "es", self.city_locale)


class DateField(InLocale, forms.CharField):
    """A date as people write it: 9/3/2026, 9 mar 2026, 2026-03 or 2026; after cleaning, `precision` says how exactly.

    `edge` says what a month or a year alone means: its first day, its last day, or nothing (the day is asked for).
    """

    widget = forms.TextInput(attrs={"class": "w-s", "autocomplete": "off"})
    default_error_messages = {
        "not-a-date": _("%(value)s could not be read as a date. Write it like %(example)s"),
        "impossible-date": _("The date %(value)s does not exist"),
        "short-month": _("The date %(value)s does not exist. %(month)s has %(days)s days"),
        "no-day": _("Write the day as well, like %(example)s"),
    }

    def __init__(self, *, edge=FIRST_DAY, **kwargs):
        kwargs.pop("localize", None)
        super().__init__(empty_value=None, **kwargs)
        self.edge = edge
        self.precision = Precision.DAY.value

    @property
    def order(self):
        return MONTH_FIRST if self.city_locale in MONTH_COMES_FIRST else DAY_FIRST

    def prepare_value(self, value):
        if isinstance(value, datetime.date):
            return formats.date(value, self.page_locale, self.precision)
        return value

    def to_python(self, value):
        if isinstance(value, datetime.date):
            return value
        text = super().to_python(value)
        if text is None:
            return None
        try:
            found = read_date(text, self.order)
        except Unreadable as problem:
            raise self._refusal(text, problem) from None
        self.precision = found.precision
        return self._day(found, text)

    def _day(self, found, text):
        if found.precision == Precision.DAY or self.edge == FIRST_DAY:
            return found.date
        if self.edge == SAME_DAY:
            raise ValidationError(self.error_messages["no-day"], "no-day", self._params(text))
        return read_period(text, self.order).end

    def _refusal(self, text, problem):
        code = "not-a-date" if problem.code not in self.error_messages else problem.code
        params = self._params(text)
        if code == "impossible-date" and (month := _month_written(text, self.order)):
            code, days = "short-month", calendar.monthrange(month.year, month.month)[1]
            params |= {"month": formats.date(month, self.page_locale, "month").capitalize(), "days": days}
        return ValidationError(self.error_messages[code], code, params)

    def _params(self, text):
        return {"value": text, "example": formats.date(datetime.date(2026, 3, 9), self.page_locale)}


def _month_written(text, order):
    """The first day of the month that a date in figures names, though its day does not exist; None for other texts."""
    match = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text.strip())
    if match is None:
        return None
    month, year = int(match[1 if order == MONTH_FIRST else 2]), int(match[3])
    return datetime.date(year, month, 1) if 1 <= month <= 12 and year else None


class DecimalField(InLocale, forms.DecimalField):
    """A number with either decimal mark; refused where the city's way of writing leaves two readings."""

    widget = forms.TextInput(attrs={"class": "w-s", "inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("%(value)s is not a number"),
        "ambiguous": _("%(value)s can be read in two ways. Write it without a mark for thousands"),
        "unit": _("Write the number alone, without %(unit)s"),
    }

    @property
    def mark(self):
        return get_decimal_symbol(self.city_locale or self.page_locale)

    def prepare_value(self, value):
        return written(value, self.mark) if isinstance(value, Decimal | int) else value

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, Decimal):
            return super().to_python(value)
        text = str(value).strip()
        try:
            return read_number(text, self._mark_in(text))
        except Unreadable as problem:
            code = "unit" if problem.code == "number-with-unit" else "invalid"
            raise ValidationError(self.error_messages[code], code, {"value": text} | dict(problem.params)) from None

    def _mark_in(self, text):
        found = decide_decimal([text])
        if found != AMBIGUOUS:
            return found
        if self.mark in text:
            raise ValidationError(self.error_messages["ambiguous"], "ambiguous", {"value": text})
        return self.mark


def written(value, mark):
    """Write a number for a field, without a mark for thousands, so that it is read back as the same number."""
    whole, _point, fraction = f"{value:f}".partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) == 3 and whole.lstrip("-") != "0":
        fraction += "0"  # three digits after a mark could be thousands
    return f"{whole}{mark}{fraction}" if fraction else whole


class WholeNumberField(DecimalField):
    """A whole number, with or without a mark for thousands."""

    widget = forms.TextInput(attrs={"class": "w-s", "inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {"whole": _("Write a whole number")}

    def validate(self, value):
        super().validate(value)
        if value is not None and value != value.to_integral_value():
            raise ValidationError(self.error_messages["whole"], "whole")

    def clean(self, value):
        number = super().clean(value)
        return None if number is None else int(number)


class TopicsField(forms.CharField):
    """Several words or phrases in one line, separated by commas or semicolons."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value):
        return list(dict.fromkeys(split_values(super().clean(value), ",;")))


class EvidenceFileField(forms.FileField):
    """A document as evidence: of an accepted kind by its content, within the limit of size."""

    default_error_messages = {
        "size": _("The file is larger than %(limit)s MB"),
        "kind": _("This kind of file is not accepted. Use PDF, a picture, a document or a spreadsheet"),
        "name": _("The ending of the file's name does not fit its content"),
        "macros": _("The file holds macros. Save it without them and try again"),
    }

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is None:
            return None
        if upload.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
            raise ValidationError(self.error_messages["size"], "size", {"limit": settings.UPLOAD_LIMIT_MB})
        try:
            media_type_of(upload)
        except RefusedFile as refusal:
            raise ValidationError(self.error_messages[refusal.code], refusal.code) from None
        return upload
