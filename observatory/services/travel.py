"""Before you travel: what a city already shares with another city or country."""

from dataclasses import dataclass

from django.db.models import Q

from observatory.choices import AgreementStatus
from observatory.models import Activity, Agreement, CounterpartMet, Promise
from observatory.names import spellings
from observatory.services.missions import with_outcome
from observatory.spreadsheets.words import key

ENDED = (AgreementStatus.ENDED, AgreementStatus.NEGOTIATION)


@dataclass(frozen=True)
class TravelBrief:
    """What is in force with a place, who went there or came from there, whom they met, and what is still promised."""

    agreements: list
    missions: list
    met: list
    promises: list

    @property
    def is_empty(self):
        return not (self.agreements or self.missions or self.met)


def travel_brief(city, user, *, country, place, today):
    """Gather what the city shares with `place`, a name, or with a country; one of the two may be empty."""
    names = set(spellings(place)) | {key(place)} if place else set()
    missions = _missions(city, user, country, names)
    beside = CounterpartMet.objects.filter(mission__activity__in=missions).select_related("country")
    promises = Promise.objects.kept_open().filter(mission__activity__in=missions)
    return TravelBrief(
        agreements=_agreements(city, user, country, names, today),
        missions=missions,
        met=list(beside.select_related("mission__activity", "country").order_by("organisation", "pk")),
        promises=list(promises.select_related("mission__activity")),
    )


def _missions(city, user, country, names):
    """The missions there and the visits from there, latest first."""
    own = Activity.objects.workable_by(user).missions().filter(city=city)
    told = own.values_list("pk", "country", "place", "mission__destination", "mission__origin")
    if names:
        there = [
            pk
            for pk, where, *places in told
            if names & {key(place) for place in places if place} and (country is None or where in (None, country.pk))
        ]
        own = own.filter(pk__in=there)
    else:
        own = own.filter(Q(country=country) | Q(mission__counterparts__country=country)).distinct()
    return list(with_outcome(own).select_related("mission", "city").order_by("-starts_on", "-pk"))


def _agreements(city, user, country, names, today):
    """The agreements in force with the place, or with any in the country."""
    own = Agreement.objects.workable_by(user).filter(city=city).exclude(status__in=ENDED)
    in_force = own.filter(Q(ends_on=None) | Q(ends_on__gte=today)).select_related("counterpart_city")
    if country:
        in_force = in_force.filter(Q(counterpart_country=country) | Q(counterpart_city__country=country))
    found = list(in_force.order_by("title", "pk"))
    return [each for each in found if not names or names & counterparts_of(each)]


def counterparts_of(agreement):
    """The names under which the counterparts of an agreement are known, as they are compared."""
    told = [key(part) for part in agreement.counterparts.replace(";", ",").split(",") if part.strip()]
    return {*told, *([agreement.counterpart_city.name_key] if agreement.counterpart_city else [])}
