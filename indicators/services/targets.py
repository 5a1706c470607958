"""Setting targets: the original ones, and each adjustment beside them with its reason, its day and its document."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.choices import State, TargetKind
from indicators.models import Measurement, Target, TargetSet
from indicators.services.periods import period_of
from indicators.services.values import exact
from observatory import history
from observatory.models import Channel
from observatory.services.sources import keep_evidence

REASON_NEEDED = _("Say why the targets are adjusted: the reason is shown beside them.")
NO_TARGETS = _("Give at least one target.")
TWICE = _("The final target stands on its own line: take this period out of the others.")


class TargetsStand(Exception):
    """The original targets stay once a value has been approved; new ones are adjusted ones, with a reason."""

    def __str__(self):
        return str(_("The original targets stay as they were decided. Adjust them instead, with the reason."))


@transaction.atomic
def enter_targets(form, *, by):
    """Set the targets of a form, with the document it names or brings. Raises as `set_targets`."""
    given = form.cleaned_data
    document, file, link = given["document"], given["new_file"], given["new_link"]
    if file or link:
        document = keep_evidence(city=form.adoption.city, by=by, file=file, url=link)
    about = {name: given[name] for name in ("kind", "reason", "decided_on")}
    return set_targets(
        adoption=form.adoption, by=by, targets=form.targets(), final=form.final(), document=document, **about
    )


@transaction.atomic
def set_targets(
    *, adoption, by, kind, targets=None, final=None, reason="", decided_on=None, document=None, channel=Channel.PAGE
):
    """Set the original targets, or adjust them for a reason.

    `targets` maps periods (or their codes) to values, `final` is the period and the value where the way ends. Raises
    `ValidationError`, `NotAPeriod`, and `TargetsStand` for original targets once a value is approved.
    """
    values = _exact((targets or {}).items())
    end = _exact([final] if final else [])
    if not values and not end:
        raise ValidationError({"targets": NO_TARGETS})
    if values.keys() & end.keys():
        raise ValidationError({"final": TWICE})
    if kind == TargetKind.ADJUSTED and not reason.strip():
        raise ValidationError({"reason": REASON_NEEDED})
    before = _clear_original(adoption) if kind == TargetKind.ORIGINAL else {}
    made = TargetSet.objects.create(
        adoption=adoption,
        kind=kind,
        reason=reason.strip(),
        decided_on=decided_on or timezone.localdate(),
        document=document,
    )
    Target.objects.bulk_create(
        Target(target_set=made, period=period, value=value, is_final=period in end)
        for period, value in (values | end).items()
    )
    after = {"targets": _written((values | end).items()), "kind": str(kind), "reason": reason.strip()}
    after |= {"final": str(*end), "document": str(document or "")}
    history.note("targets set", adoption, by=by, before=before, after=after, channel=channel)
    return made


def _exact(targets):
    return {period_of(getattr(period, "code", period)): exact(value, "targets") for period, value in targets}


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
