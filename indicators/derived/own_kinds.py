"""What a city may count itself: kinds of records, the days they go by, and the closed list of what narrows them."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from dialogues.models import Communication, Dialogue
from indicators.derived.own_filters import OneOf, filter_of
from observatory.models import Activity, Agreement, Lesson, NetworkMembership, Opportunity, Project


@dataclass(frozen=True)
class Kind:
    """A kind of record that may be counted: by which of its days, and by what it may be narrowed."""

    model: type[models.Model]
    label: str
    days: dict[str, str]
    narrowed_by: tuple[str, ...] = ()

    def day(self, name):
        """The day that a rule names, else the first."""
        return name if name in self.days else next(iter(self.days))

    def precision(self, day):
        """The field that says how exactly a day is known, where the model has one."""
        name = f"{day}_precision"
        return name if any(field.name == name for field in self.model._meta.fields) else None

    @property
    def filters(self):
        return {name: filter_of(self.model, name) for name in self.narrowed_by}

    @property
    def groups(self):
        """The filters by whose answers a count may be told apart: each record has one answer."""
        return {name: each for name, each in self.filters.items() if type(each) is OneOf}


KINDS = {
    "activity": Kind(
        Activity,
        _("Activities"),
        {"starts_on": _("Activities begun"), "ends_on": _("Activities ended")},
        ("kind", "area_of_action", "motivation", "country", "sdgs", "objectives", "departments")
        + ("participants", "hours", "cost", "is_public"),
    ),
    "agreement": Kind(
        Agreement,
        _("Agreements"),
        {
            "signed_on": _("Agreements signed"),
            "in_force_from": _("Agreements come into force"),
            "ends_on": _("Agreements ended"),
        },
        ("kind", "status", "counterpart_country", "sdgs", "objectives", "department", "is_open_ended", "is_public"),
    ),
    "communication": Kind(
        Communication,
        _("Communications"),
        {"sent_on": _("Communications sent")},
        ("kind", "audience", "intent", "objectives", "departments", "is_public"),
    ),
    "dialogue": Kind(
        Dialogue,
        _("Dialogues"),
        {"held_on": _("Dialogues held")},
        ("purpose", "is_table", "is_awareness", "departments", "participants", "is_public"),
    ),
    "lesson": Kind(Lesson, _("Lessons"), {"happened_on": _("Lessons learned")}, ("theme", "is_failure", "is_public")),
    "membership": Kind(
        NetworkMembership,
        _("Memberships of networks"),
        {"joined_on": _("Networks joined"), "left_on": _("Networks left")},
        ("fee", "decision_spaces", "is_public"),
    ),
    "opportunity": Kind(
        Opportunity,
        _("Opportunities"),
        {
            "identified_on": _("Opportunities identified"),
            "opens_on": _("Opportunities opened"),
            "closes_on": _("Opportunities closed"),
        },
        ("kind", "status", "sdgs", "department", "amount", "is_public"),
    ),
    "project": Kind(
        Project,
        _("Projects"),
        {"starts_on": _("Projects begun"), "ends_on": _("Projects ended")},
        ("modality", "status", "countries", "sdgs", "objectives", "budget", "is_public"),
    ),
}
