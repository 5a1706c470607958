from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse

from observatory.models import Change
from observatory.views.nouns import MISSION, NOUNS, WITHIN
from observatory.views.records import events
from observatory.views.workspace import city_of

PAGE = 50
BY_MODEL = {noun.model._meta.label_lower: noun for noun in (*NOUNS, *WITHIN) if noun is not MISSION}


def work_history(request, city):
    city = city_of(request, city)
    log = Change.objects.filter(city=city).select_related("by")
    if kind := request.GET.get("record", ""):
        log = log.filter(record=kind)
    page = Paginator(log, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "observatory/history.html",
        {
            "city": city,
            "section": "history",
            "page": page,
            "kind": kind,
            "kinds": {record: noun.model._meta.verbose_name_plural for record, noun in BY_MODEL.items()},
            "events": with_links(events(page, city), city, request.user),
        },
    )


def with_links(told, city, user):
    """Add to each event the record's name, and where it is opened, or put back where it is off the register."""
    gone = off_the_register([event["change"] for event in told], city)
    for event in told:
        change = event["change"]
        event["label"] = change.label
        if not (noun := BY_MODEL.get(change.record)) or not change.record_uuid:
            continue
        if change.record_uuid not in gone:
            event["href"] = reverse(f"{noun.name}-detail", args=[city.code, change.record_uuid])
        elif change.action == "removed" and user.has_perm(noun.permission, city):
            event["restore"] = reverse(f"{noun.name}-restore", args=[city.code, change.record_uuid])
    return told


def off_the_register(changes, city):
    """The UUIDs of those records that are removed now."""
    uuids = {}
    for change in changes:
        uuids.setdefault(change.record, set()).add(change.record_uuid)
    gone = set()
    for record, of_kind in uuids.items():
        if noun := BY_MODEL.get(record):
            removed = noun.model.objects.of(city).exclude(removed_at=None).filter(uuid__in=of_kind - {None})
            gone.update(removed.values_list("uuid", flat=True))
    return gone
