"""The times in which an indicator was not measured, each on its line: "2025-07-01/2025-08-31 A new log"."""

import datetime

from indicators.models import Suspension

DAY = datetime.timedelta(days=1)


def written(adoption):
    """The suspensions of an indicator that are over."""
    return "\n".join(_line(each.starts_on, each.ends_on, each.reason) for each in adoption.suspensions.all())


def ended(adoption, until):
    """The same with the one that ends now; taken up again on the day it was suspended, it leaves nothing."""
    last = until - DAY
    now = _line(adoption.standing_since, last, adoption.standing_reason) if last >= adoption.standing_since else ""
    return "\n".join(filter(None, [written(adoption), now]))


def _line(first, last, reason):
    return f"{first}/{last} {' '.join(reason.split())}"


def set_suspensions(told):
    """Store the suspensions of these indicators as these texts say, in place of those they had."""
    Suspension.objects.filter(adoption__in=[*told]).delete()
    Suspension.objects.bulk_create(
        Suspension(adoption=adoption, starts_on=days[:10], ends_on=days[11:], reason=reason)
        for adoption, text in told.items()
        for days, _space, reason in (line.partition(" ") for line in text.splitlines())
    )
