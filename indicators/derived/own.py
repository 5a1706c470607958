"""Counts that a city defines itself: one kind of record, told apart by its own choices, within the period."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.models import Communication, Dialogue
from indicators.derived.counts import left_out, none, tally
from indicators.derived.dating import falls_within
from indicators.derived.register.base import IDENTIFIER
from observatory.choices import Precision
from observatory.models import Activity, Agreement, Lesson, NetworkMembership, Opportunity, Project


@dataclass(frozen=True)
class Kind:
    """A kind of record that may be counted: by which day, and by which of its choices it may be narrowed."""

    model: type[models.Model]
    label: str
    day: str
    filters: tuple[str, ...] = ()

    @property
    def has_precision(self):
        return any(field.name == f"{self.day}_precision" for field in self.model._meta.fields)

    def choices_of(self, name):
        """The label of a filter and the answers it knows."""
        field = self.model._meta.get_field(name)
        return field.verbose_name, field.choices


KINDS = {
    "activity": Kind(Activity, gettext_lazy("Activities begun"), "starts_on", ("kind", "area_of_action", "motivation")),
    "agreement": Kind(Agreement, gettext_lazy("Agreements signed"), "signed_on", ("kind", "status")),
    "communication": Kind(
        Communication, gettext_lazy("Communications sent"), "sent_on", ("kind", "audience", "intent")
    ),
    "dialogue": Kind(Dialogue, gettext_lazy("Dialogues held"), "held_on", ("purpose",)),
    "lesson": Kind(Lesson, gettext_lazy("Lessons learned"), "happened_on", ("theme",)),
    "membership": Kind(NetworkMembership, gettext_lazy("Networks joined"), "joined_on"),
    "opportunity": Kind(Opportunity, gettext_lazy("Opportunities identified"), "identified_on", ("kind", "status")),
    "project": Kind(Project, gettext_lazy("Projects begun"), "starts_on", ("modality", "status")),
}


def known_filters(kind, filters):
    """Those filters and answers that the kind of record knows."""
    known = {name: {value for value, _label in KINDS[kind].choices_of(name)[1]} for name in KINDS[kind].filters}
    chosen = {name: [value for value in filters.get(name, []) if value in known[name]] for name in known}
    return {name: values for name, values in chosen.items() if values}


def count_own(rule, register):
    """Count the records of the rule's kind whose day falls within the period, up to today.

    Where the register never held such a record nobody knows: none is not told as zero.
    """
    kind = KINDS[rule.kind]
    kept = kind.model.objects.filter(city=register.city, removed_at=None)
    if not kept.exists():
        return none(_("The register holds no records of this kind."))
    narrowed = {f"{name}__in": values for name, values in known_filters(rule.kind, rule.filters).items()}
    precision = f"{kind.day}_precision" if kind.has_precision else models.Value(Precision.DAY)
    found = kept.filter(**narrowed).order_by(kind.day, "pk")
    fates = [
        (uuid, day and falls_within(day, known_to, register.starts_on, register.as_of))
        for uuid, day, known_to in found.values_list(IDENTIFIER, kind.day, precision)
    ]
    vague = [uuid for uuid, fate in fates if fate is None]
    return tally(
        kind.model._meta.label_lower,
        [uuid for uuid, fate in fates if fate],
        **left_out(len(vague), undated(len(vague))),
    )


def undated(number):
    return ngettext(
        "%(number)s record is left out: its date is not known well enough.",
        "%(number)s records are left out: their dates are not known well enough.",
        number,
    )


def in_words(rule):
    """Say what is counted: "Agreements signed. Kind: Twinning, Letter"."""
    kind = KINDS[rule.kind]
    told = [str(kind.label)]
    for name, values in known_filters(rule.kind, rule.filters).items():
        label, choices = kind.choices_of(name)
        words = ", ".join(str(dict(choices)[value]) for value in values)
        told.append(_("%(name)s: %(value)s") % {"name": str(label).capitalize(), "value": words})
    return ". ".join(told)
