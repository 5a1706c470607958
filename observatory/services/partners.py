"""The cities that others are tied to: shared ones from the gazetteer, and those a city brings in itself."""

from django.db import transaction
from django.utils.text import slugify

from observatory import history
from observatory.models import City, Place
from observatory.names import find_places, spellings
from observatory.spreadsheets.words import key

MOST = 12


def the_place(name, country=None):
    """Give the one place of the gazetteer that `name` means; None when it has none, or several called the same."""
    places = find_places(name, country)
    if len(places) <= 1:
        return places[0] if places else None
    called_so = [place for place in places if place.name_key in spellings(name)]
    return called_so[0] if len(called_so) == 1 else None


def suggestions(typed, *, of):
    """Give up to twelve (name, country) that what was typed may mean: partners the city knows, then the gazetteer."""
    start = key(typed)
    if len(start) < 2:
        return []
    cities = City.objects.nameable_by(of).exclude(pk=of.pk).filter(name_key__startswith=start)
    places = Place.objects.filter(name_key__startswith=start).order_by("-population")
    known = list(cities.select_related("country")[:MOST]) + find_places(typed)
    found = {(key(each.name), each.country_id): each for each in [*places.select_related("country")[:MOST], *known]}
    ranked = dict.fromkeys((key(each.name), each.country_id) for each in known) | found
    return [(found[name].name, found[name].country) for name in list(ranked)[:MOST]]


@transaction.atomic
def partner_city(name, country, *, of, by):
    """Give the city `name` in `country` as the city `of` may name it, brought into the register when it is new."""
    if known := _known(name, country, of):
        return known
    place = the_place(name, country)
    if place is None:
        return _bring_in(name, country, of, by)
    return _known(place.name, country, of) or _from_gazetteer(place, by)


def _known(name, country, of):
    cities = City.objects.nameable_by(of).exclude(pk=of.pk)
    return cities.filter(country=country, name_key__in=spellings(name)).order_by("-is_observed", "pk").first()


def _from_gazetteer(place, by):
    return _make(
        by,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population or None,
    )


def _bring_in(name, country, of, by):
    return _make(by, name=name, country=country, brought_in_by=of)


def _make(by, *, name, country, **values):
    partner = City.objects.create(
        code=_free_code(f"{country.pk}-{slugify(name) or 'city'}".lower()[:50]),
        name=name,
        name_key=key(name),
        country=country,
        is_observed=False,
        **values,
    )
    history.note("created", partner, by=by, after=history.snapshot(partner))
    return partner


def _free_code(stem):
    taken = {code.lower() for code in City.objects.filter(code__istartswith=stem).values_list("code", flat=True)}
    number, code = 1, stem
    while code in taken:
        number += 1
        code = f"{stem}-{number}"
    return code
