"""What waits of the missions: those that do not say what came of them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from observatory.models import Activity
from observatory.services.codes import key_of
from observatory.today import AHEAD, MOST, Need, needs


@needs
def results_untold(city, user, today):
    """The missions of the last ninety days that do not say yet what came of them."""
    silent = Activity.objects.workable_by(user).missions().filter(city=city, result="")
    return [
        Need(
            title=_("Tell what came of: %(mission)s") % {"mission": mission},
            href=reverse("mission-edit", args=[city.code, key_of(mission)]),
            detail=_("A sentence about its result is enough."),
            due_on=mission.starts_on + AHEAD,
        )
        for mission in silent.between(today - AHEAD, today)[:MOST]
    ]
