"""A city's choice of indicators, who answers for them, and where each starts from."""

from django.db import transaction
from django.utils import timezone

from indicators.choices import Frequency, Standing
from indicators.derived.rules import RULES
from indicators.models import AdoptedIndicator, Indicator
from indicators.services.periods import period_of
from indicators.services.values import exact
from observatory import history
from observatory.models import Channel


@transaction.atomic
def adopt(*, city, indicators, by, channel=Channel.PAGE, standing=Standing.ACTIVE):
    """Take indicators into use in a city; one it gave up earlier comes back with its baseline and targets.

    Nothing is expected of the time in which it was given up.
    With `standing` they may be proposed first. Those in use already are left alone. Answers the adoptions that are new
    or back.
    """
    taken = set(city.adopted_indicators.current().values_list("indicator", flat=True))
    return [_adopted(city, indicator, by, channel, standing) for indicator in indicators if indicator.pk not in taken]


def take_up_counts(city, *, channel):
    """Take into use all that the register can count by the catalogue's rules, in a city that never chose any of it.

    Answers the adoptions: none where the city uses one, or has proposed, suspended or retired one, so that its choice
    is left as it made it.
    """
    counted = Indicator.objects.catalogue().filter(code__in=RULES)
    if city.adopted_indicators.filter(indicator__in=counted).exists():
        return []
    return adopt(city=city, indicators=counted, by=None, channel=channel)


def _adopted(city, indicator, by, channel, standing):
    adoption = AdoptedIndicator.objects.filter(city=city, indicator=indicator).order_by("-retired_on", "-pk").first()
    before = {}
    if adoption is None:
        usual = usual_frequency(indicator)
        adoption = AdoptedIndicator(city=city, indicator=indicator, frequency=usual, standing=standing)
        adoption.save()
    else:
        before = history.lock(adoption, expected=adoption.version)
        adoption.retired_on, adoption.standing, adoption.standing_reason = None, standing, ""
        adoption.standing_since = adoption.adopted_on = timezone.localdate()
        adoption.save(update_fields=["retired_on", "standing", "standing_since", "standing_reason", "adopted_on"])
    action = "proposed" if adoption.is_proposed else "adopted"
    history.note(action, adoption, by=by, before=before, after=history.snapshot(adoption), channel=channel)
    return adoption


def usual_frequency(indicator):
    """The frequency with which an indicator is usually measured: the longest of those it knows."""
    known = [frequency for frequency in indicator.periodicities if frequency in Frequency.values]
    return known[-1] if known else Frequency.YEAR


@transaction.atomic
def retire(*, adoption, by, version):
    """Take an indicator out of use; its values, baseline and targets stay on file. Raises `ChangedMeanwhile`."""
    before = history.lock(adoption, expected=version)
    adoption.retired_on = timezone.localdate()
    adoption.save(update_fields=["retired_on"])
    history.note("retired", adoption, by=by, before=before, after=history.snapshot(adoption))
    return adoption


@transaction.atomic
def set_posts(*, adoption, by, version, owner_post, deputy_post):
    """Say which post answers for an indicator, and which is its deputy. Raises `ChangedMeanwhile`."""
    before = history.lock(adoption, expected=version)
    adoption.owner_post, adoption.deputy_post = owner_post, deputy_post
    adoption.owner_role = owner_post.title if owner_post else adoption.owner_role
    adoption.deputy_role = deputy_post.title if deputy_post else adoption.deputy_role
    adoption.save(update_fields=["owner_post", "deputy_post", "owner_role", "deputy_role"])
    history.note("changed", adoption, by=by, before=before, after=history.snapshot(adoption))
    return adoption


@transaction.atomic
def set_baseline(*, adoption, by, version, value, period, source=None, channel=Channel.PAGE):
    """Set the value an indicator starts from, with its period and source; None takes it away.

    Raises `ValidationError`, `NotAPeriod`, `ChangedMeanwhile`.
    """
    before = history.lock(adoption, expected=version)
    adoption.baseline_value = None if value is None else exact(value)
    adoption.baseline_period = None if value is None else period_of(period)
    adoption.baseline_source = source
    adoption.baseline_version = None if value is None else adoption.indicator.version
    adoption.save(update_fields=["baseline_value", "baseline_period", "baseline_source", "baseline_version"])
    history.note("baseline set", adoption, by=by, before=before, after=history.snapshot(adoption), channel=channel)
    return adoption
