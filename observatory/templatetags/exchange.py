"""What an amount is worth in other currencies, always with the rate that says so."""

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from observatory import formats
from observatory.exchange import EURO, NoRate
from observatory.services.money import worth
from observatory.templatetags.formats import locale_of

register = template.Library()


@register.simple_tag(takes_context=True)
def worth_of(context, amount, currency, when):
    """An amount of a year, or of the year of a day, in the city's currency and in euro, each with its rates.

    A rate that is missing is asked for.
    """
    city, rates, year = context["city"], context["rates"], getattr(when, "year", when)
    lines = [line(context, code, found) for code, found in worth(city, amount, currency, year, rates)]
    return render_to_string("observatory/worth.html", {"lines": lines, "city": city})


def line(context, code, found):
    """One line of what an amount is worth, or of what is missing to tell it."""
    locale = locale_of(context)
    if isinstance(found, NoRate):
        return {"code": code, "missing": found, "enter": enter(context["city"], found)}
    return {"worth": formats.money(found.amount, code, locale), "how": rates_in_words(found.rates, locale)}


def enter(city, missing):
    """Where the rate that is missing is entered."""
    return f"{reverse('rate-new', args=[city.code])}?currency={missing.currency}&day={missing.year}"


def rates_in_words(rates, locale):
    """Say by which rates: "4.312,50 COP por euro, 31 dic 2025, Banco de la República"."""
    return "; ".join(
        _("%(rate)s %(currency)s for one %(base)s on %(day)s (%(source)s)")
        % {
            "rate": formats.number(rate.value, locale),
            "currency": rate.currency,
            "base": _("euro") if rate.base == EURO else rate.base,
            "day": formats.date(rate.day, locale, style="short"),
            "source": rate.source,
        }
        for rate in rates
    )


@register.simple_tag(takes_context=True)
def rates_used(context, rates):
    """The rates behind a sum, in words."""
    return rates_in_words(rates, locale_of(context))
