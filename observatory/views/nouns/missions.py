from dataclasses import replace

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.forms.missions import MissionFilter, MissionForm
from observatory.services.missions import cost_per_lead, questions, save_mission, with_outcome
from observatory.views.nouns.activities import ACTIVITY, activity_details, activity_extra


def mission_rows(rows):
    return with_outcome(rows.select_related("mission"))


def mission_details(rows):
    beside = ("mission__posts", "mission__counterparts__country", "mission__promises", "mission__follow_ups")
    return activity_details(rows).select_related("mission__followed_up_by").prefetch_related(*beside)


def mission_list_extra(rows, request):
    return {"per_lead": cost_per_lead(rows), "n_silent": rows.without_follow_up(timezone.localdate()).count()}


def mission_extra(activity, request):
    mission = getattr(activity, "mission", None)
    asked = questions(activity, timezone.localdate()) if mission else []
    return activity_extra(activity, request) | {"mission": mission, "questions": asked}


MISSION = replace(
    ACTIVITY,
    name="mission",
    form=MissionForm,
    among=lambda rows: rows.missions(),
    rows=mission_rows,
    details=mission_details,
    extra=mission_extra,
    list_extra=mission_list_extra,
    filters=MissionFilter,
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
