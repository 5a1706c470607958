"""Counts that a city defines itself: one kind of record, narrowed from closed lists, by a day within the period."""

from collections import defaultdict

from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators import segments
from indicators.derived.counts import left_out, none, tally
from indicators.derived.dating import falls_within
from indicators.derived.own_kinds import KINDS
from indicators.derived.register.base import IDENTIFIER
from observatory.choices import Precision


def known_filters(rule, city):
    """Those filters of a rule that its kind of record knows, as [(filter, answers)]."""
    filters = KINDS[rule.kind].filters
    found = [(each, each.known(rule.filters[name], city)) for name, each in filters.items() if name in rule.filters]
    return [(each, given) for each, given in found if given]


def count_own(rule, register):
    """Count the records of the rule's kind whose day falls within the period, up to today.

    Where the register never held such a record nobody knows: none is not told as zero.
    """
    kind = KINDS[rule.kind]
    kept = kind.model.objects.filter(city=register.city, removed_at=None)
    if not kept.exists():
        return none(_("The register holds no records of this kind."))
    day = kind.day(rule.day)
    precision = kind.precision(day) or models.Value(Precision.DAY)
    group = rule.group if rule.group in kind.groups else None
    rows = narrowed(kept, rule, register.city).order_by(day, "pk")
    told = rows.values_list(IDENTIFIER, day, precision, group or models.Value(""))
    fates = [
        (uuid, answer, falls_within(on, known_to, register.starts_on, register.as_of) if on else False)
        for uuid, on, known_to, answer in told
    ]
    found = [(uuid, answer) for uuid, answer, fate in fates if fate]
    vague = sum(fate is None for _uuid, _answer, fate in fates)
    record = kind.model._meta.label_lower
    apart = by_group(record, kind.groups[group], found, register.city) if group else {}
    return tally(record, [uuid for uuid, _answer in found], segments=apart, **undated(vague))


def narrowed(rows, rule, city):
    for each, given in known_filters(rule, city):
        matching = rows.model.objects.filter(**each.condition(given, city))
        rows = rows.filter(pk__in=matching.values("pk"))
    return rows


def by_group(record, group, found, city):
    """A count for each answer that was found, named in the city's own language as other breakdowns are."""
    parts = defaultdict(list)
    with translation.override(city.main_language):
        for uuid, answer in found:
            parts[group.answer(answer) or segments.UNSPECIFIED].append(uuid)
        name = str(group.label(city))
    return {segments.write({name: part}): tally(record, uuids) for part, uuids in parts.items()}


@left_out
def undated(number):
    return ngettext(
        "%(number)s record is left out: its date is not known well enough.",
        "%(number)s records are left out: their dates are not known well enough.",
        number,
    )


def in_words(rule, city):
    """Say what is counted: "Agreements signed. Kind: Twinning, Letter"."""
    kind = KINDS[rule.kind]
    told = [str(kind.days[kind.day(rule.day)])]
    for each, given in known_filters(rule, city):
        told.append(_("%(name)s: %(value)s") % {"name": each.label(city), "value": each.in_words(given, city)})
    if rule.group in kind.groups:
        told.append(_("Told apart by: %(name)s") % {"name": kind.groups[rule.group].label(city)})
    return ". ".join(told)
