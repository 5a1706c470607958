"""When somebody was last at a city's desk, so that what others did since is news to them."""

import datetime

from django.db import transaction

from observatory.models import LastVisit

PAUSE = datetime.timedelta(minutes=30)  # who comes back sooner has not been away
NOTED = datetime.timedelta(minutes=5)  # a visit under way is not written down again and again


@transaction.atomic
def arrive(user, city, now):
    """Note that somebody is at a city's desk; give when they were there the time before, or None."""
    visit, is_first = LastVisit.objects.get_or_create(user=user, city=city, defaults={"seen_at": now})
    away = now - visit.seen_at
    if not is_first and away > NOTED:
        visit.before_at = visit.seen_at if away > PAUSE else visit.before_at
        visit.seen_at = now
        visit.save(update_fields=["seen_at", "before_at"])
    return visit.before_at
