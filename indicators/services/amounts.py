"""Amounts of money: entered in any currency, kept in the city's at a rate of the period's year, which is told."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from indicators.choices import ValueType
from indicators.services.values import TOO_LONG, fits
from observatory import exchange
from observatory.services.money import digits_of, rates_of

NO_RATE = _("There is no exchange rate of %(currency)s for %(year)s. Enter one, or give the amount in %(own)s.")
NONE = {"amount": None, "currency": None, "rate_note": ""}


def in_city_currency(city, indicator, period, value, currency):
    """The fields of a value of money: what was entered, what it is in the city's currency, and by which rate.

    The rate stays with the value: a later one does not change it. Raises `ValidationError` without a rate.
    """
    if indicator.value_type != ValueType.AMOUNT or value is None:
        return NONE
    currency = currency or city.currency
    if currency is None:
        return NONE
    entered = {"amount": value, "currency": currency, "rate_note": "", "unit": city.currency_id or currency.pk}
    if city.currency_id in (None, currency.pk):
        return entered
    year, rates = period.ends_on.year, rates_of(city, {currency.pk})
    found = exchange.convert(value, currency.pk, city.currency_id, year, rates, digits_of(city.currency_id))
    if isinstance(found, exchange.NoRate):
        words = {"currency": found.currency, "year": year, "own": city.currency_id}
        raise ValidationError({"currency": NO_RATE % words})
    if not fits(found.amount):
        raise ValidationError({"value": TOO_LONG})
    return entered | {"value": found.amount, "rate_note": "; ".join(told(rate) for rate in found.rates)[:300]}


def told(rate):
    """Write a rate with its day and source: "1 EUR = 1.0813 USD, 2025-12-31, ECB"."""
    return f"1 {rate.base} = {rate.value.normalize():f} {rate.currency}, {rate.day}, {rate.source}"
