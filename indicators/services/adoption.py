"""A city's choice of indicators, and the goals it sets."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import Frequency, State, TargetKind
from indicators.models import AdoptedIndicator, Measurement, Target, TargetSet
from indicators.services.periods import period_of
from indicators.services.values import exact
from observatory import history
from observatory.models import Channel

REASON_NEEDED = _("Say why the targets are adjusted: the reason is shown beside them.")
NO_TARGETS = _("Give at least one target.")


class TargetsStand(Exception):
    """The original targets stay once a value has been approved; new ones are adjusted ones, with a reason."""

    def __str__(self):
        return str(_("The original targets stay as they were decided. Adjust them instead, with the reason."))


@transaction.atomic
def adopt(*, city, indicators, by, channel=Channel.PAGE):
    """Take indicators into use in a city; one it gave up earlier comes back with its baseline and targets.

    Those in use already are left alone. Answers the adoptions that are new or back.
    """
    taken = set(city.adopted_indicators.current().values_list("indicator", flat=True))
    return [_adopted(city, indicator, by, channel) for indicator in indicators if indicator.pk not in taken]


def _adopted(city, indicator, by, channel):
    adoption = AdoptedIndicator.objects.filter(city=city, indicator=indicator).order_by("-retired_on", "-pk").first()
    before = {}
    if adoption is None:
        adoption = AdoptedIndicator(city=city, indicator=indicator, frequency=usual_frequency(indicator))
        adoption.save()
    else:
        before = history.lock(adoption, expected=adoption.version)
        adoption.retired_on = None
        adoption.save(update_fields=["retired_on"])
    history.note("adopted", adoption, by=by, before=before, after=history.snapshot(adoption), channel=channel)
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


@transaction.atomic
def set_targets(*, adoption, by, kind, targets, reason="", decided_on=None, document=None, channel=Channel.PAGE):
    """Set the original targets, or adjust them for a reason; `targets` maps periods (or their codes) to values.

    Raises `ValidationError`, `NotAPeriod`, and `TargetsStand` for original targets once a value is approved.
    """
    if not targets:
        raise ValidationError({"targets": NO_TARGETS})
    if kind == TargetKind.ADJUSTED and not reason.strip():
        raise ValidationError({"reason": REASON_NEEDED})
    values = {period_of(getattr(period, "code", period)): exact(value, "targets") for period, value in targets.items()}
    before = _clear_original(adoption) if kind == TargetKind.ORIGINAL else {}
    made = TargetSet.objects.create(
        adoption=adoption,
        kind=kind,
        reason=reason.strip(),
        decided_on=decided_on or timezone.localdate(),
        document=document,
    )
    Target.objects.bulk_create(Target(target_set=made, period=period, value=value) for period, value in values.items())
    after = {"targets": _written(values.items()), "kind": str(kind), "reason": reason.strip()}
    history.note("targets set", adoption, by=by, before=before, after=after, channel=channel)
    return made


def _clear_original(adoption):
    """Take the original targets away to write them anew, as long as no value was approved; tell what they were."""
    original = adoption.target_sets.filter(kind=TargetKind.ORIGINAL).first()
    if original is None:
        return {}
    if Measurement.objects.filter(city=adoption.city, indicator=adoption.indicator, state=State.APPROVED).exists():
        raise TargetsStand
    before = {
        "targets": _written((target.period, target.value) for target in original.targets.select_related("period"))
    }
    original.delete()
    return before


def _written(targets):
    return {period.code: f"{value.normalize():f}" for period, value in targets}
