"""Activities, and the missions among them."""

from django.db import transaction

from observatory import history
from observatory.models import Mission
from observatory.services.codes import give_code
from observatory.services.records import save_record
from observatory.services.sources import attach_evidence


@transaction.atomic
def save_activity(form, *, by):
    """Save an activity's form; one that is a mission gets its page as such. Raises `history.ChangedMeanwhile`."""
    activity = save_record(form, by=by)
    if activity.is_mission:
        Mission.objects.get_or_create(activity=activity)
    return activity


@transaction.atomic
def save_mission(form, *, by):
    """Save a mission: the activity and what it has besides, in one line of the log; raises `ChangedMeanwhile`."""
    activity = form.instance
    is_new = activity.pk is None
    attach_evidence(form, by=by)
    if not activity.code:
        give_code(activity, form.code_text())
    before = {} if is_new else history.lock(activity, expected=form.cleaned_data["version"]) | _besides(activity)
    saved = form.save()
    Mission.objects.update_or_create(activity=saved, defaults=form.besides())
    after = history.snapshot(saved) | _besides(saved)
    history.note("created" if is_new else "changed", saved, by=by, before=before, after=after)
    return saved


def _besides(activity):
    mission = Mission.objects.filter(activity=activity).first()
    if mission is None:
        return {}
    return {name: value for name, value in history.snapshot(mission).items() if name != "activity"}
