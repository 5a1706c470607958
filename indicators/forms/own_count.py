"""What of the register an indicator of one's own counts."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.derived.own_filters import Between
from indicators.derived.own_kinds import KINDS
from observatory.fields import DecimalField


class OwnCountForm(forms.Form):
    """By which day records of a kind are counted, which of them, and by what the count is told apart."""

    def __init__(self, *args, kind, city, rule=None, **kwargs):
        self.kind, self.city = KINDS[kind], city
        super().__init__(*args, initial=self._standing(rule), **kwargs)
        self.filters_of_kind = {
            name: each for name, each in self.kind.filters.items() if not self._is_without_currency(each)
        }
        if len(self.kind.days) > 1:
            self.fields["day"] = forms.ChoiceField(
                label=_("By which day"), choices=self.kind.days.items(), widget=forms.RadioSelect, required=False
            )
        for name, each in self.filters_of_kind.items():
            self._add(name, each)
        groups = [(name, each.label(city)) for name, each in self.kind.groups.items()]
        if groups:
            self.fields["group"] = forms.ChoiceField(
                label=_("Told apart by"), choices=[("", _("Not told apart")), *groups], required=False
            )
        self.fields["reason"] = forms.CharField(
            label=_("Why it is counted otherwise"),
            required=False,
            max_length=500,
            help_text=_("Where values are approved, another count begins a new version: they are not compared."),
        )

    def _is_without_currency(self, each):
        return isinstance(each, Between) and each.is_money and self.city.currency_id is None

    def _standing(self, rule):
        if rule is None:
            return {"day": self.kind.day("")}
        initial = {"day": self.kind.day(rule.day), "group": rule.group} | rule.filters
        for name, given in rule.filters.items():
            if isinstance(given, dict):
                initial |= {f"{name}_{edge}": Decimal(number) for edge, number in given.items()}
        return initial

    def _add(self, name, each):
        label = each.label(self.city)
        if isinstance(each, Between):
            for edge, words in (("from", _("%(name)s: from")), ("to", _("%(name)s: to"))):
                self.fields[f"{name}_{edge}"] = DecimalField(label=words % {"name": label}, required=False)
                self.fields[f"{name}_{edge}"].city_locale = self.city.locale
            return
        choices = list(each.choices(self.city))
        if choices:
            self.fields[name] = forms.MultipleChoiceField(
                label=label,
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
                required=False,
                help_text=_("Nothing ticked: any."),
            )

    def clean(self):
        given = super().clean()
        for name, each in self.filters_of_kind.items():
            lowest, highest = given.get(f"{name}_from"), given.get(f"{name}_to")
            if isinstance(each, Between) and None not in (lowest, highest) and lowest > highest:
                self.add_error(f"{name}_to", _("This is less than where it begins. Swap the two, or leave one empty."))
        return given

    def rule(self):
        """What is stored: the day, the filters that say something, and what the count is told apart by."""
        given = self.cleaned_data
        filters = {name: self._given(name, each) for name, each in self.filters_of_kind.items()}
        return {
            "day": given.get("day", ""),
            "filters": {name: answers for name, answers in filters.items() if answers},
            "group": given.get("group", ""),
        }

    def _given(self, name, each):
        if not isinstance(each, Between):
            return self.cleaned_data.get(name)
        edges = {edge: self.cleaned_data.get(f"{name}_{edge}") for edge in ("from", "to")}
        return {edge: f"{number:f}" for edge, number in edges.items() if number is not None}

    @property
    def lists(self):
        """The fields of closed lists, each of which unfolds; open where something is ticked."""
        return [(self[name], bool(self[name].value())) for name in self.filters_of_kind if name in self.fields]

    @property
    def numbers(self):
        pairs = [(f"{name}_from", f"{name}_to") for name in self.filters_of_kind if f"{name}_from" in self.fields]
        return [(self[first], self[last]) for first, last in pairs]

    @property
    def has_numbers(self):
        return any(field.value() for pair in self.numbers for field in pair)

    @property
    def sent(self):
        """What was asked, as hidden fields send it once more."""
        asked = [name for name in self.fields if name != "reason"]
        return [(name, value) for name in asked for value in self.data.getlist(name) if value]
