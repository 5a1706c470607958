"""Activities, of which some are missions."""

from django.db import transaction

from observatory.models import Mission
from observatory.services.records import save_record


@transaction.atomic
def save_activity(form, *, by):
    """Save an activity's form; one that is a mission gets its page as such. Raises `history.ChangedMeanwhile`."""
    activity = save_record(form, by=by)
    if activity.is_mission:
        Mission.objects.get_or_create(activity=activity)
    return activity
