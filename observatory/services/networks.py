"""Joining networks, known ones and those a city names first."""

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from observatory import history
from observatory.models import Network
from observatory.services.records import save_record
from observatory.spreadsheets.words import key


@transaction.atomic
def save_membership(form, *, by):
    """Save a city's belonging to a network, naming the network where it was not in the list."""
    given = form.cleaned_data
    if given["new_name"]:
        form.instance.network = named_network(
            given["new_name"], acronym=given["new_acronym"], url=given["new_url"], city=form.instance.city, by=by
        )
    return save_record(form, by=by)


@transaction.atomic
def named_network(name, *, city, by, acronym="", url=""):
    """Give the network of this name or acronym that the city may name, brought into the register when it is new."""
    called = Q(name_key=key(name)) | Q(acronym__iexact=name)
    if known := Network.objects.nameable_by(city).filter(called).first():
        return known
    network = Network.objects.create(
        code=slugify(acronym or name)[:60],
        name=name,
        name_key=key(name),
        acronym=acronym,
        url=url,
        brought_in_by=city,
    )
    history.note("created", network, by=by, after=history.snapshot(network))
    return network
