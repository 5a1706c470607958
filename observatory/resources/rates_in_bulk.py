"""Rates by columns: two hundred thousand of them, as the European Central Bank publishes them, are quickly judged."""

from django.utils import timezone

from observatory.models import ExchangeRate
from observatory.models.exchange_rate import EURO
from observatory.resources.bulk import are_different, repeated, turned
from observatory.resources.dataset import why_not

TOLD, NOT_TOLD = ("day", "currency", "rate"), ("base", "city")


class RatesInBulk:
    """The part of the data set that works by columns: rates for one euro that all cities share."""

    def resolve_in_bulk(self, bulk, run):
        is_plain = all(isinstance(bulk.column(name), list) for name in TOLD)
        source = bulk.column("source")
        is_told_once = source and not isinstance(source, list)
        is_shared = are_shared_by_all(run) and not any(bulk.column(name) for name in NOT_TOLD)
        if not (is_plain and is_told_once and is_shared):
            return bulk.places
        days, currencies, rates = map(bulk.column, TOLD)
        today, field = timezone.localdate(), ExchangeRate._meta.get_field("rate")
        days = turned(days, lambda day: day and day.date)
        good_days = {day for day in {*days} - {None} if day <= today}
        good_rates = {rate for rate in {*rates} - {None} if rate > 0 and not why_not(field, rate)}
        good_currencies = {id(each) for each in currencies if each is not None and each.pk != EURO}
        bulk.stored |= {"day": days, "currency": currencies, "rate": rates, "source": source}
        told = zip(bulk.places, *map(bulk.each, (days, currencies, rates)), strict=True)
        return {
            place
            for place, day, currency, rate in told
            if day not in good_days or id(currency) not in good_currencies or rate not in good_rates
        }

    def odd_in_bulk(self, bulk, rows, bulks, run):
        """Rows whose rate is stored, or stands in the file once more."""
        keys = keys_of(bulk)
        stored = ExchangeRate.objects.filter(city=None, base=EURO).order_by()
        odd = set(stored.values_list("currency_id", "day"))
        odd |= {key for other in bulks if other is not bulk for key in keys_of(other)}
        odd |= {(row.stored["currency"].pk, row.stored["day"]) for row in rows}
        odd |= set() if are_different(keys) else repeated(keys)
        return {place for place, key in zip(bulk.places, keys, strict=True) if key in odd}

    def complete_in_bulk(self, bulk, run):
        bulk.defaults |= {"city": None, "base": run.lookups.currency(EURO)}


def keys_of(bulk):
    """What tells the rates that all share apart, in their order."""
    currencies = turned(bulk.each(bulk.stored["currency"]), lambda currency: currency and currency.pk)
    return list(zip(currencies, bulk.each(bulk.stored["day"]), strict=True))


def are_shared_by_all(run):
    """Whether rates without a city belong to all: those of the operator, at the command line or signed in."""
    return run.is_operator or run.by.is_superuser
