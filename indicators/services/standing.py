"""Proposing an indicator, taking it into use, suspending it for a while, and taking it up again."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import Standing
from indicators.models import Suspension
from observatory import history
from observatory.models import Channel

# What may follow each state; one taken out of use is retired instead.
NEXT = {
    Standing.PROPOSED: (Standing.ACTIVE,),
    Standing.ACTIVE: (Standing.SUSPENDED,),
    Standing.SUSPENDED: (Standing.ACTIVE,),
}
ACTIONS = {Standing.PROPOSED: "adopted", Standing.ACTIVE: "suspended", Standing.SUSPENDED: "taken up again"}
NOT_NEXT = _("From this state it can only go to: %(next)s.")
NO_REASON = _("Say why it is suspended: the reason stands beside its values.")
IN_FUTURE = _("This day lies ahead. A state begins today or began before.")
TOO_EARLY = _("It was suspended after that day: choose a later one.")


def check_standing(adoption, standing, since, reason):
    """Refuse what cannot follow the state in which an indicator is. Raises `ValidationError` by field."""
    if standing not in NEXT[adoption.standing]:
        allowed = ", ".join(str(Standing(each).label) for each in NEXT[adoption.standing])
        raise ValidationError({"standing": NOT_NEXT % {"next": allowed}})
    if since > timezone.localdate():
        raise ValidationError({"since": IN_FUTURE})
    if adoption.is_suspended and since < adoption.standing_since:
        raise ValidationError({"since": TOO_EARLY})
    if standing == Standing.SUSPENDED and not reason:
        raise ValidationError({"reason": NO_REASON})


@transaction.atomic
def set_standing(*, adoption, by, version, standing, since, reason="", channel=Channel.PAGE):
    """Bring an indicator into the state that follows. Raises `ValidationError`, `ChangedMeanwhile`.

    What was proposed is expected from the day on which it is taken into use. A suspension that ends is kept, so that
    what was not measured within it never becomes late.
    """
    before = history.lock(adoption, expected=version)
    check_standing(adoption, standing, since, reason)
    action = ACTIONS[adoption.standing]
    if adoption.is_suspended:
        _keep_suspension(adoption, since)
    elif adoption.is_proposed:
        adoption.adopted_on = since
    adoption.standing, adoption.standing_since, adoption.standing_reason = standing, since, reason
    adoption.save(update_fields=["standing", "standing_since", "standing_reason", "adopted_on"])
    history.note(action, adoption, by=by, before=before, after=history.snapshot(adoption), channel=channel)
    return adoption


def _keep_suspension(adoption, until):
    """Keep the days on which it was suspended; one taken up again on the same day leaves nothing."""
    last = until - datetime.timedelta(days=1)
    if last >= adoption.standing_since:
        days = {"starts_on": adoption.standing_since, "ends_on": last}
        Suspension.objects.create(adoption=adoption, reason=adoption.standing_reason, **days)
