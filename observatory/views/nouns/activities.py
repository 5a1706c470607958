from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from observatory.forms.activities import ActivityForm, MissionForm
from observatory.models import Activity
from observatory.services.activities import save_activity, save_mission
from observatory.views.noun import Noun


def activity_rows(rows):
    return rows.select_related("country")


def activity_details(rows):
    return rows.select_related("country", "currency", "mission").prefetch_related(
        "departments", "objectives", "agreements", "sdgs", "evidence"
    )


ACTIVITY = Noun(
    name="activity",
    model=Activity,
    form=ActivityForm,
    save=save_activity,
    rows=activity_rows,
    details=activity_details,
    search=("title", "place", "result", "code"),
    by=("kind", "area_of_action", "departments", "agreements"),
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

MISSION = replace(
    ACTIVITY,
    name="mission",
    form=MissionForm,
    among=lambda rows: rows.missions(),
    rows=lambda rows: rows.select_related("mission"),
    save=save_mission,
    search=("title", "place", "mission__destination", "mission__origin", "code"),
    by=("kind", "country", "departments"),
    sorts={"title": ("title",), "kind": ("kind",), "date": ("starts_on",)},
    words={
        "many": _("Missions"),
        "new": _("Log a mission or a visit"),
        "lede": _("Three answers are enough. The rest can wait."),
        "none": _("No mission is logged yet"),
        "hint": _("Log the missions abroad and the visits received: why, who went, and what came of them."),
    },
)
