"""A city's own indicators: defined, redefined as a new version, and counted from the register if it wants."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from indicators.choices import State
from indicators.derived import own
from indicators.derived.own_kinds import KINDS
from indicators.models import Indicator, IndicatorVersion, Measurement, OwnCount, RubricLevel
from indicators.services.adoption import adopt
from observatory import history

OWN = "own"
REASON_NEEDED = _("Say why it is counted otherwise: values approved so far are not compared with those to come.")
LEVEL_IN_USE = _("Level %(value)s has been measured already and stays.")


def seen_of(indicator):
    """A mark that is another one whenever the definition of an indicator changed."""
    if indicator.pk is None:
        return ""
    stored = history.snapshot(Indicator.objects.get(pk=indicator.pk))
    levels = list(indicator.levels.values_list("value", "name", "description"))
    return hashlib.sha256(repr((sorted(stored.items()), levels)).encode()).hexdigest()[:16]


@transaction.atomic
def save_own(form, *, by):
    """Save an own indicator; a new one is taken into use at once, a redefined one begins a new version.

    Raises `ValidationError`, `history.ChangedMeanwhile`.
    """
    indicator, is_new = form.instance, form.instance.pk is None
    before, stored = {}, None
    if not is_new:
        stored = Indicator.objects.select_for_update().get(pk=indicator.pk)
        if form.cleaned_data["seen"] != seen_of(indicator):
            raise history.ChangedMeanwhile(stored)
        before = history.snapshot(stored)
        if redefines(stored, indicator):
            _begin_version(stored, indicator, form.cleaned_data["reason"])
    form.save()
    _save_levels(indicator, form.levels())
    after = history.snapshot(indicator)
    history.note("created" if is_new else "changed", indicator, by=by, before=before, after=after)
    if is_new:
        adopt(city=indicator.city, indicators=[indicator], by=by)
    return indicator


def redefines(stored, indicator):
    """Whether values measured from now on mean something else: another unit, formula or kind of value."""
    names = ("value_type", *_in_each_language("unit"), *_in_each_language("how_to_compute"))
    differing = [name for name in names if (getattr(stored, name) or "") != (getattr(indicator, name) or "")]
    # A translation that was missing is no new definition.
    return any(getattr(stored, name) for name in differing)


def _in_each_language(name):
    return [f"{name}_{language}" for language in ("es", "en", "fr", "pt")]


def _begin_version(stored, indicator, reason):
    names = ("value_type", *_in_each_language("unit"), *_in_each_language("how_to_compute"))
    old = {name: getattr(stored, name) for name in names}
    IndicatorVersion.objects.create(indicator=stored, number=stored.version, reason=reason, **old)
    indicator.version = stored.version + 1


def _save_levels(indicator, levels):
    """Write the levels of the scale; one that has been measured stays."""
    language = indicator.city.main_language
    stored = {level.value: level for level in indicator.levels.all()}
    for value, (name, description) in enumerate(levels, 1):
        level = stored.pop(value, None) or RubricLevel(indicator=indicator, value=value)
        setattr(level, f"name_{language}", name)
        setattr(level, f"description_{language}", description)
        level.save()
    for level in stored.values():
        if Measurement.objects.filter(indicator=indicator, value=level.value).exists():
            raise ValidationError({f"level_{level.value}": LEVEL_IN_USE % {"value": level.value}})
        level.delete()


@transaction.atomic
def count_by(*, indicator, kind, filters, by, day="", group="", reason=""):
    """Let the register count an own indicator from now on; answer its rule.

    Where values that were counted otherwise are approved, a new version begins, for a reason that is told. Raises
    `ValidationError`.
    """
    rule = OwnCount.objects.select_for_update().filter(indicator=indicator).first() or OwnCount(indicator=indicator)
    before = _told(rule) if rule.pk else {}
    if recounts(indicator, kind=kind, day=day, filters=filters):
        if not reason:
            raise ValidationError({"reason": REASON_NEEDED})
        _begin_version_of_count(indicator, rule, reason)
    rule.kind, rule.day, rule.filters, rule.group = kind, day, filters, group
    rule.save()
    Indicator.objects.filter(pk=indicator.pk).update(rule=OWN, version=indicator.version)
    history.note("changed", indicator, by=by, before=before, after=_told(rule) | {"reason": reason})
    return rule


def recounts(indicator, *, kind, day, filters, group=""):
    """Whether counting so means something else than the values approved so far; how they are told apart does not."""
    rule = OwnCount.objects.filter(indicator=indicator).first()
    if rule is None or (rule.kind, by_day(rule.kind, rule.day), rule.filters) == (kind, by_day(kind, day), filters):
        return False
    return Measurement.objects.filter(
        indicator=indicator, indicator_version=indicator.version, is_derived=True, state=State.APPROVED
    ).exists()


def by_day(kind, day):
    """The day by which records are counted: the one chosen, else the first of their kind."""
    return KINDS[kind].day(day)


def _begin_version_of_count(indicator, rule, reason):
    """Keep what the count was until now, in each language."""
    old = {name: getattr(indicator, name) for name in ("value_type", *_in_each_language("unit"))}
    for language in ("es", "en", "fr", "pt"):
        with translation.override(language):
            told = [getattr(indicator, f"how_to_compute_{language}"), own.in_words(rule, indicator.city)]
            old[f"how_to_compute_{language}"] = " ".join(filter(None, told))
    IndicatorVersion.objects.create(indicator=indicator, number=indicator.version, reason=reason, **old)
    indicator.version += 1


def _told(rule):
    return {"kind": rule.kind, "day": rule.day, "filters": rule.filters, "group": rule.group}
