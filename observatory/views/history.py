from django.core.paginator import Paginator
from django.shortcuts import render

from observatory.models import Change
from observatory.views.noun import city_of
from observatory.views.nouns import NOUNS
from observatory.views.records import events

PAGE = 50


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
            "kinds": {noun.model._meta.label_lower: noun.model._meta.verbose_name_plural for noun in NOUNS},
            "events": [event | {"label": event["change"].label} for event in events(page, city)],
        },
    )
