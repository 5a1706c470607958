from django.utils.translation import gettext_lazy as _

from observatory.choices import TeachingMethod
from observatory.forms.activities import ActivityForm
from observatory.models import Activity
from observatory.services.activities import save_activity
from observatory.views.noun import Noun


def activity_rows(rows):
    return rows.select_related("country")


def activity_details(rows):
    return rows.select_related("country", "currency", "mission", "follows_from").prefetch_related(
        "departments", "objectives", "agreements", "networks__network", "sdgs", "evidence"
    )


def activity_extra(activity, request):
    return {
        "methods": [TeachingMethod(method).label for method in activity.methods],
        "followed_by": activity.followed_by.kept().filter(city=activity.city),
    }


ACTIVITY = Noun(
    name="activity",
    model=Activity,
    form=ActivityForm,
    save=save_activity,
    rows=activity_rows,
    details=activity_details,
    extra=activity_extra,
    search=("title", "place", "result", "code"),
    by=("kind", "area_of_action", "departments", "agreements", "networks"),
    sorts={"title": ("title",), "kind": ("kind",), "date": ("starts_on",), "place": ("place",)},
    default_sort="-date",
    words={
        "many": _("Activities"),
        "new": _("Log an activity"),
        "lede": _("Three answers are enough. The rest can wait."),
        "none": _("No activity is logged yet"),
        "hint": _("Log a meeting, an exchange or a training once it is over. The indicators count it by themselves."),
    },
)
