import datetime

from django.shortcuts import render
from django.utils import timezone

from observatory.choices import AreaOfAction
from observatory.models import Activity, Agreement, Change, Department, Strategy
from observatory.today import all_needs
from observatory.views.noun import city_of
from observatory.views.records import events

LATELY = datetime.timedelta(days=14)
WEEK = datetime.timedelta(days=7)


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
            "needs": all_needs(city, request.user, today),
            "week": own.filter(starts_on__gte=today, starts_on__lte=today + WEEK).order_by("starts_on"),
            "lately": events(lately(city, request.user), city),
            "areas": areas(of_the_year),
            "n_activities": of_the_year.count(),
            "tasks": first_tasks(city),
        },
    )


def lately(city, user):
    """What other people did here in the last two weeks."""
    since = timezone.now() - LATELY
    others = Change.objects.filter(city=city, at__gte=since).exclude(by=user).exclude(action="counted")
    return others.select_related("by")[:5]


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
