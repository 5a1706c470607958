import datetime

from django.shortcuts import render
from django.utils import timezone

from observatory.calendar import all_dated
from observatory.choices import AreaOfAction
from observatory.models import Activity, Agreement, Change, Department, PositionHolding, Strategy
from observatory.services.visits import arrive
from observatory.today import all_needs, parted
from observatory.views.records import events
from observatory.views.workspace import city_of

LATELY = datetime.timedelta(days=14)
WEEK = datetime.timedelta(days=6)
NEWS = 8
READ_FOR_EACH = 5  # lines of the log read for each that is shown, since one record may have many


def work_today(request, city):
    city = city_of(request, city)
    today = timezone.localdate()
    own = Activity.objects.workable_by(request.user).filter(city=city)
    of_the_year = own.between(today.replace(month=1, day=1), today.replace(month=12, day=31))
    return render(
        request,
        "observatory/today.html",
        {
            "city": city,
            "section": "today",
            "today": today,
            "week": all_dated(city, request.user, today, today + WEEK),
            "areas": areas(of_the_year),
            "n_activities": of_the_year.count(),
            "tasks": first_tasks(city),
            **waiting(city, request.user, today),
            **news(city, request.user),
        },
    )


def waiting(city, user, today):
    """What waits, that of the posts this person holds first; who holds none sees everything as one list."""
    found = all_needs(city, user, today)
    posts = set(
        PositionHolding.objects.on(today).filter(user=user, position__city=city).values_list("position", flat=True)
    )
    mine, rest = parted(found, posts) if posts else (found, [])
    return {"needs": mine, "others_needs": rest}


def news(city, user):
    """What other people did here since this person was last here; at a first visit, in the last two weeks."""
    now = timezone.now()
    since = arrive(user, city, now)
    others = Change.objects.filter(city=city, at__gte=since or now - LATELY).exclude(by=user).exclude(action="counted")
    latest = others.select_related("by")[: NEWS * READ_FOR_EACH]
    return {"since": since, "n_news": others.count(), "lately": events(each_once(latest)[:NEWS], city)}


def each_once(changes):
    """The same thing that somebody did to the same record several times, told once, as of the last time."""
    told = {}
    for change in changes:
        told.setdefault((change.by_id, change.action, change.record, change.record_uuid), change)
    return list(told.values())


def areas(activities):
    """How many of the activities serve each area of action, in the fixed order of the areas."""
    found = list(activities.values_list("area_of_action", flat=True))
    return [(area.label, found.count(area.value), len(found)) for area in AreaOfAction]


def first_tasks(city):
    """The tasks of setting up, each with whether it is done; nothing once all are."""
    tasks = [
        ("department", Department.objects.of(city).kept().exists()),
        ("strategy", Strategy.objects.of(city).kept().exists()),
        ("agreement", Agreement.objects.of(city).kept().exists()),
        ("activity", Activity.objects.of(city).kept().exists()),
    ]
    return [] if all(done for _name, done in tasks) else tasks
