"""The pictures of public pages for those who share their addresses."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from reporting.models import Edition
from reporting.public import card
from reporting.public.indicator import indicator_page
from reporting.public.overview import overview
from reporting.views.last_known import card_of
from reporting.views.public import published_indicator
from reporting.views.public_page import locale_of, public_city, public_page


def _picture(shown):
    return HttpResponse(card.png(shown), content_type="image/png")


def _look(city):
    return {"place": city.name, "accent": city.accent, "is_example": city.is_example}


def card_of_city(city, page):
    return card.Card(headline=str(page.headline), **_look(city))


def card_of_indicator(page):
    unit = page.indicator.name if len(page.latest) < 12 else ""
    number = page.latest if len(page.latest) < 24 else ""
    return card.Card(headline=page.sentence or page.indicator.name, number=number, caption=unit, **_look(page.city))


def card_of_edition(edition):
    return card_of(title=edition.title, texts=edition.content.get("texts", {}), look=_look(edition.city))


@public_page
def city_card(request, city):
    city = public_city(city)
    return _picture(card_of_city(city, overview(city, locale_of(city))))


@public_page
def indicator_card(request, city, code):
    city = public_city(city)
    return _picture(card_of_indicator(indicator_page(published_indicator(city, code), locale_of(city))))


@public_page
def edition_card(request, code, report, number):
    editions = Edition.objects.public().filter(report__city=public_city(code), report__removed_at=None)
    return _picture(card_of_edition(get_object_or_404(editions, report__code=report, number=number)))
