"""What can happen to a city of the deployment."""

from babel.numbers import get_territory_currencies
from django.db import transaction
from django.utils.text import slugify

from observatory import history
from observatory.choices import Role
from observatory.models import Channel, City, Currency, Membership
from observatory.names import find_places
from observatory.spreadsheets.words import key


@transaction.atomic
def add_city(city, *, by, roles=(), channel=Channel.PAGE):
    """Store a new observed city, with what the gazetteer knows of it, and give `by` these roles there."""
    city.name_key = key(city.name)
    fill_from_gazetteer(city)
    city.full_clean()
    city.save()
    history.note("created", city, by=by, after=history.snapshot(city), channel=channel)
    for role in roles:
        membership = Membership.objects.create(user=by, city=city, role=role)
        history.note("created", membership, by=by, after=history.snapshot(membership), channel=channel)
    return city


def fill_from_gazetteer(city):
    """Complete coordinates, population and currency where they are blank; what a person gave stays."""
    if city.currency_id is None:
        codes = get_territory_currencies(city.country_id)
        city.currency = Currency.objects.filter(code__in=codes[:1]).first()
    if city.latitude is None and (places := find_places(city.name, city.country)):
        city.latitude, city.longitude = places[0].latitude, places[0].longitude
        city.population = city.population or places[0].population


def may_add_cities(user, parent=None):
    """Operators add any city; whoever manages a territory adds cities within it."""
    return user.is_superuser or (parent is not None and user.has_perm("observatory.manage_city", parent))


FOUNDING_ROLES = (Role.ADMIN, Role.DIRECTOR)


def territories_to_add_to(user):
    """The territories a person may add cities to."""
    managed = [city for city in City.objects.worked_on_by(user) if user.has_perm("observatory.manage_city", city)]
    return City.objects.filter(pk__in=[city.pk for city in managed])


def free_code(name, *, prefix=""):
    """A code for a city of this name that no other has: bogota, then bogota-2."""
    base = slugify(f"{prefix} {name}")[:50].strip("-") or "city"
    taken = {code.lower() for code in City.objects.filter(code__istartswith=base).values_list("code", flat=True)}
    if base not in taken:
        return base
    return next(code for number in range(2, len(taken) + 3) if (code := f"{base}-{number}") not in taken)
