"""The records behind a number, as a page lists them."""

from dataclasses import dataclass
from itertools import groupby

from django.apps import apps
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.choices import Group
from dialogues.choices import Medium
from indicators import segments
from indicators.derived.counts import COUNTED, DENOMINATOR, NUMERATOR, CountedRecord
from indicators.derived.refreshing import own_day
from indicators.segments import UNSPECIFIED
from observatory.choices import MissionReason, TeachingMethod
from observatory.services.codes import key_of

IN_THE_WHOLE, COMPARED = "whole", "compared"
PARTS = {
    COUNTED: pgettext_lazy("part of a count", "Counted"),
    NUMERATOR: pgettext_lazy("part of a count", "Counted"),
    IN_THE_WHOLE: pgettext_lazy("part of a count", "Only in the whole"),
    COMPARED: pgettext_lazy("part of a count", "Compared with"),
}
WORK_PAGES = {
    "indicators.adoptedindicator": "indicator-sheet",
    "actors.actor": "actor-detail",
    "dialogues.communication": "communication-detail",
    "dialogues.dialogue": "dialogue-detail",
    "dialogues.pickup": "communication-detail",
    "dialogues.survey": "survey-results",
    "observatory.activity": "activity-detail",
    "observatory.agreement": "agreement-detail",
    "observatory.budgetline": "budget-line-detail",
    "observatory.budgetyear": "budget-detail",
    "observatory.department": "department-detail",
    "observatory.goodpractice": "practice-detail",
    "observatory.need": "need-detail",
    "observatory.networkmembership": "network-detail",
    "observatory.networkproposal": "network-proposal-detail",
    "observatory.networkrole": "network-role-detail",
    "observatory.objective": "objective-detail",
    "observatory.opportunity": "opportunity-detail",
    "observatory.planninginstrument": "instrument-detail",
    "observatory.project": "project-detail",
    "observatory.staffposition": "position-detail",
}
PUBLIC_PAGES = {
    "dialogues.dialogue": "city-dialogue",
    "dialogues.survey": "city-survey",
    "indicators.adoptedindicator": "city-indicator",
    "observatory.agreement": "city-agreement",
    "observatory.goodpractice": "city-practice",
    "observatory.project": "city-project",
}
RELATED = {
    "dialogues.commitment": "dialogue",
    "dialogues.pickup": "communication",
    "indicators.adoptedindicator": "indicator",
    "observatory.networkmembership": "network",
    "observatory.investment": "project",
    "observatory.practiceevent": "practice",
}
# Records that stand within another one, by which their city, their address and whether they are public are known.
WITHIN = {
    "dialogues.pickup": "communication",
    "observatory.investment": "project",
    "observatory.practiceevent": "practice",
}
PRECISIONS = {"observatory.agreement": "signed_on_precision", "observatory.activity": "starts_on_precision"}
SEGMENT_NAMES = {
    "Group": _("Group"),
    "Medium": _("Medium"),
    "Method": _("Method"),
    "Axis": _("Strategic axis"),
    "Reason": _("Reason"),
}
SEGMENT_WORDS = {
    "Group": dict(Group.choices),
    "Medium": dict(Medium.choices),
    "Method": dict(TeachingMethod.choices),
    "Axis": {UNSPECIFIED: _("No axis stated")},
    "Reason": {**dict(MissionReason.choices), UNSPECIFIED: _("No reason stated")},
}


@dataclass(frozen=True)
class Row:
    """One record behind a number; without `record` it is not stored any more."""

    part: str
    kind: str
    record: object = None
    href: str = ""

    @property
    def title(self):
        return str(getattr(self.record, "network", self.record)) if self.record else _("A record that is gone")

    @property
    def day(self):
        return own_day(self.record) if self.record else None

    @property
    def precision(self):
        return getattr(self.record, PRECISIONS.get(self.record._meta.label_lower, ""), "day") if self.record else "day"

    @property
    def is_removed(self):
        return self.record is None or has_gone(self.record)


def each_once(records):
    """Name every record once, with its part: one that stands in both halves of a share counts as counted.

    Where no record stands in both halves, two sets are compared, and the second is called so.
    """
    above = {record.uuid for record in records if record.part == NUMERATOR}
    below = {record.uuid for record in records if record.part == DENOMINATOR}
    beside = IN_THE_WHOLE if above <= below else COMPARED
    counted = [record for record in records if record.part != DENOMINATOR]
    rest = [
        record._replace(part=beside) for record in records if record.part == DENOMINATOR and record.uuid not in above
    ]
    return counted + rest


def has_parts(records):
    """Whether the records play more than one part in the count."""
    return any(record.part in (IN_THE_WHOLE, COMPARED) for record in records)


def rows(records, city):
    """Fetch these records of the city for a page of its workspace, each with the address of its own page."""
    found = stored(records, lambda model: model.objects.filter(**of_city(model, city)))
    return [row_of(record, found.get(record.uuid), city, WORK_PAGES) for record in records]


def segment_in_words(segment):
    """Say a segment that counting made in words: "Reason=cooperation" → "Cooperation"."""
    named = segments.parse(segment).items()
    return ", ".join(str(SEGMENT_WORDS.get(name, {}).get(value, value)) for name, value in named)


def public_records(records, city):
    """Keep those of the records that everybody may see."""
    kinds = groupby(sorted(records, key=lambda record: record.kind), key=lambda record: record.kind)
    public = set()
    for kind, _group in kinds:
        model = apps.get_model(kind)
        shown = shown_to_all(model).filter(**of_city(model, city))
        public |= {str(uuid) for uuid in shown.values_list("uuid", flat=True)}
    return [record for record in records if record.uuid in public]


def public_rows(records, city):
    """Fetch these records of the city for a public page; those that are not public must be left out before."""
    found = stored(records, lambda model: shown_to_all(model).filter(**of_city(model, city)))
    return [row_of(record, found[record.uuid], city, PUBLIC_PAGES) for record in records if record.uuid in found]


def of_city(model, city):
    """The condition that a record, or the one it stands within, is the city's."""
    within = WITHIN.get(model._meta.label_lower)
    return {f"{within}__city" if within else "city": city}


def shown_to_all(model):
    """The public rows; of what was agreed, only what was agreed in a public dialogue that is closed."""
    if within := WITHIN.get(model._meta.label_lower):
        whole = model._meta.get_field(within).related_model
        return model.objects.filter(**{f"{within}__in": whole.objects.public()})
    shown = model.objects.public()
    if model._meta.label_lower == "dialogues.commitment":
        return shown.filter(dialogue__is_public=True, dialogue__is_closed=True, dialogue__removed_at=None)
    if model._meta.label_lower == "dialogues.dialogue":
        return shown.filter(is_closed=True)
    if model._meta.label_lower == "dialogues.survey":
        return shown.told()
    return shown


def stored(records, of_model):
    """Read records by kind, one query each; answer them by identifier."""
    by_kind = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record.uuid)
    found = {}
    for kind, uuids in by_kind.items():
        each_kind = of_model(apps.get_model(kind)).filter(uuid__in=uuids)
        for record in each_kind.select_related(RELATED[kind]) if kind in RELATED else each_kind:
            found[str(record.uuid)] = record
    return found


def row_of(counted: CountedRecord, record, city, pages):
    model = apps.get_model(counted.kind)
    href = address(record, city, pages) if record and not has_gone(record) else ""
    return Row(part=PARTS[counted.part], kind=str(model._meta.verbose_name), record=record, href=href)


def has_gone(record):
    whole = getattr(record, WITHIN.get(record._meta.label_lower, ""), record)
    return getattr(whole, "removed_at", None) is not None


def address(record, city, pages):
    """The address of a record's page; what was agreed is found with its dialogue, an adopted indicator by its code."""
    record = getattr(record, "dialogue", None) or getattr(record, WITHIN.get(record._meta.label_lower, ""), record)
    name = pages.get(record._meta.label_lower)
    key = record.indicator.code if hasattr(record, "indicator") else key_of(record)
    try:
        return reverse(name, args=[city.code, key]) if name else ""
    except NoReverseMatch:
        return ""
