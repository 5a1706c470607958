"""What narrows a city's own count: answers from closed lists, linked records, numbers from and to. No formulas."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from observatory import formats
from observatory.models import Sdg

YES, NO = "yes", "no"
YES_NO = [(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))]
# Of what belongs to no city there is a closed list; of countries, those that the register holds.
GOALS_ONLY = {"parent": None}


@dataclass(frozen=True)
class Filter:
    """A field of a model by which its records are told apart."""

    field: models.Field

    @property
    def name(self):
        return self.field.name

    def label(self, city):
        return capfirst(self.field.verbose_name)


class OneOf(Filter):
    """An answer from a closed list: a choice of the field, or yes and no."""

    def choices(self, city):
        return YES_NO if isinstance(self.field, models.BooleanField) else self.field.choices

    def known(self, given, city):
        """Those of the answers given that the list holds."""
        return [value for value in given if value in dict(self.choices(city))]

    def condition(self, given, city):
        if isinstance(self.field, models.BooleanField):
            given = [value == YES for value in given]
        return {f"{self.name}__in": given}

    def answer(self, value):
        """An answer as the record holds it, as the list names it."""
        if isinstance(value, bool):
            value = YES if value else NO
        return str(dict(self.choices(None)).get(value, ""))

    def in_words(self, given, city):
        labels = dict(self.choices(city))
        return ", ".join(str(labels[value]) for value in given)


class Linked(OneOf):
    """Records tied to the one counted: countries and goals by code, the city's own by identifier."""

    @property
    def key(self):
        names = {field.name for field in self.field.related_model._meta.fields}
        return "uuid" if "uuid" in names else "code"

    def choices(self, city):
        return [(str(getattr(each, self.key)), str(each)) for each in self.rows(city)]

    def rows(self, city):
        model = self.field.related_model
        if model is Sdg:
            return model.objects.filter(**GOALS_ONLY)
        if "city" in {field.name for field in model._meta.fields}:
            return model.objects.of(city).kept()
        held = self.field.model.objects.filter(city=city, removed_at=None)
        return model.objects.filter(pk__in=held.values(self.name))

    def known(self, given, city):
        """All that is given: a tie that is no longer on the list matches nothing, rather than everything."""
        return list(given)

    def condition(self, given, city):
        if self.field.related_model is Sdg:
            goals = models.Q(code__in=given) | models.Q(parent__code__in=given)
            return {f"{self.name}__in": Sdg.objects.filter(goals)}
        return {f"{self.name}__{self.key}__in": given}

    def in_words(self, given, city):
        labels = dict(self.choices(city))
        return ", ".join(str(labels.get(value, value)) for value in given)


class Between(Filter):
    """A number from and to, both included; money in the city's own currency."""

    @property
    def is_money(self):
        return self.field.name in {"cost", "fee", "budget", "amount"}

    def label(self, city):
        label = super().label(city)
        return _("%(name)s, in %(unit)s") % {"name": label, "unit": city.currency_id} if self.is_money else label

    def known(self, given, city):
        if self.is_money and city.currency_id is None:
            return {}
        return {edge: given[edge] for edge in ("from", "to") if given.get(edge) not in (None, "")}

    def condition(self, given, city):
        edges = {"from": "gte", "to": "lte"}
        found = {f"{self.name}__{edges[edge]}": Decimal(number) for edge, number in given.items()}
        return found | ({"currency": city.currency_id} if self.is_money else {})

    def in_words(self, given, city):
        locale = formats.locale_for(get_language(), city.locale)
        told = {edge: formats.number(Decimal(number), locale) for edge, number in given.items()}
        if len(told) == 2:
            return _("%(lowest)s to %(highest)s") % {"lowest": told["from"], "highest": told["to"]}
        if "from" in told:
            return _("%(lowest)s or more") % {"lowest": told["from"]}
        return _("%(highest)s or less") % {"highest": told["to"]}


def filter_of(model, name):
    field = model._meta.get_field(name)
    if field.is_relation:
        return Linked(field)
    return OneOf(field) if field.choices or isinstance(field, models.BooleanField) else Between(field)
