"""Money in several currencies: the rates a city knows, and what it is worth in one of them."""

from decimal import Decimal

from babel.numbers import get_currency_precision
from django.db import transaction
from django.db.models import Count, Sum
from django.db.models.functions import ExtractYear

from observatory import exchange, history
from observatory.models import ExchangeRate, Investment, Project

DOLLAR = "USD"


def rates_of(city, currencies):
    """The rates that a city may use to convert amounts in these currencies, read once for a page."""
    codes = {*currencies, city.currency_id, DOLLAR} - {None}
    known = ExchangeRate.objects.known_to(city).filter(currency__in=codes)
    told = known.values_list("currency_id", "base_id", "day", "rate", "source", "city_id")
    return exchange.Rates(exchange.Rate(*rate, is_own=owner is not None) for *rate, owner in told)


def currencies_to_show(city, currency):
    """The currencies in which an amount is told besides its own: the city's, and the euro."""
    wanted = [city.currency_id, exchange.EURO]
    return [code for code in dict.fromkeys(wanted) if code and code != currency]


def worth(city, amount, currency, year, rates):
    """Give (currency, `Converted` or `NoRate`) for each currency in which the amount is told besides its own."""
    return [
        (code, exchange.convert(amount, currency.pk, code, year, rates, digits_of(code)))
        for code in currencies_to_show(city, currency.pk)
    ]


def digits_of(code):
    """How many decimals a sum in a currency is rounded to."""
    return get_currency_precision(code)


def budgets_together(projects, city):
    """The budgets of projects in the city's currency (the euro where it has none): (currency, `Sum`)."""
    groups = projects.order_by().exclude(budget=None).values("currency", year=ExtractYear("starts_on"))
    return in_one(city, groups.annotate(total=Sum("budget"), many=Count("pk", distinct=True)))


def investments_together(investments, city):
    """Investments in the city's currency: what INS-TYP-08 and TER-TER-02 count."""
    groups = investments.order_by().exclude(amount=None).values("currency", "year")
    return in_one(city, groups.annotate(total=Sum("amount"), many=Count("pk")))


def in_one(city, groups):
    """Add up groups of amounts by currency and year in the city's currency."""
    to = city.currency_id or exchange.EURO
    groups = list(groups)
    rates = rates_of(city, {group["currency"] for group in groups})
    amounts = [(group["total"], group["currency"], group["year"], group["many"]) for group in groups]
    return to, exchange.add_up(amounts, to, rates, digits_of(to))


def rates_missing(city):
    """The rates that the city's projects and investments ask for and nobody entered, by year: [NoRate, …]."""
    projects = Project.objects.of(city).kept().exclude(budget=None).exclude(currency=None)
    investments = Investment.objects.of(city).kept().exclude(amount=None)
    asked = {*projects.order_by().values_list("currency", ExtractYear("starts_on")).distinct()}
    asked |= {*investments.order_by().values_list("currency", "year").distinct()}
    rates = rates_of(city, {currency for currency, _year in asked})
    found = {
        exchange.convert(Decimal(1), currency, code, year, rates)
        for currency, year in asked
        if year
        for code in currencies_to_show(city, currency)
    }
    missing = [each for each in found if isinstance(each, exchange.NoRate)]
    return sorted(missing, key=lambda each: (each.currency, -each.year))


@transaction.atomic
def save_rate(form, *, by):
    """Save a rate that a city entered. Raises `history.ChangedMeanwhile`."""
    return history.save_form(form, by=by)


@transaction.atomic
def remove_rate(rate, *, by):
    """Delete a rate that a city entered; only the history keeps it."""
    history.note("removed", rate, by=by, before=history.snapshot(rate))
    rate.delete()
