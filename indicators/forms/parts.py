"""Entering the parts of a value: one field for each part of a breakdown, and one for what is not specified."""

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.choices import NoData, State
from indicators.forms.adoption import as_entered, number_field
from indicators.forms.measuring import THERE_IS_A_VALUE
from indicators.segments import UNSPECIFIED

NOT_SPECIFIED = _("Not specified")
NO_DATA = _("No data because")
BOTH = _("Give the value, or say why there is none: not both.")
NOT_TAKEN_BACK = _("It has a value already. Keep it, correct it, or say why there is none.")


class PartsForm(forms.Form):
    """The parts of one breakdown in one period. Empty means not measured, and zero means zero.

    `parts` are (name, label, stored value or None). An approved part stands as it is.
    """

    def __init__(self, *args, adoption, breakdown, stored, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(part, part) for part in breakdown.parts] + [(UNSPECIFIED, NOT_SPECIFIED)]
        self.parts = [(part, label, stored.get(part)) for part, label in named]
        for place, (_part, label, known) in enumerate(self.parts):
            if known is None or known.state != State.APPROVED:
                self._add(place, label, known, adoption)

    def _add(self, place, label, known, adoption):
        value = number_field(adoption.indicator, adoption.city.locale, label=label, required=False)
        reason = forms.ChoiceField(label=NO_DATA, choices=[*THERE_IS_A_VALUE, *NoData.choices], required=False)
        seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=known.version if known else 0)
        if known:
            value.initial, reason.initial = as_entered(adoption.indicator, known.value), known.no_data_reason
        self.fields |= {f"part_{place}": value, f"reason_{place}": reason, f"version_{place}": seen}

    @property
    def rows(self):
        """(label, field of the value, field of the reason, stored value); an approved part has no fields."""
        for place, (_part, label, known) in enumerate(self.parts):
            is_open = f"part_{place}" in self.fields
            yield label, self[f"part_{place}"] if is_open else "", self[f"reason_{place}"] if is_open else "", known

    def clean(self):
        given = super().clean()
        for place, (_part, _label, known) in enumerate(self.parts):
            value, reason = given.get(f"part_{place}"), given.get(f"reason_{place}")
            if value is not None and reason:
                self.add_error(f"part_{place}", BOTH)
            elif f"part_{place}" in self.changed_data and (value, reason) == (None, "") and known:
                self.add_error(f"part_{place}", NOT_TAKEN_BACK)
        return given

    def given(self):
        """The parts that were changed, as [(part, the value or why there is none, version seen)]."""
        changed = {int(name.partition("_")[2]) for name in self.changed_data if not name.startswith("version")}
        return [
            (self.parts[place][0], said, self.cleaned_data[f"version_{place}"] or 0)
            for place in sorted(changed)
            if (said := self._said(place))
        ]

    def _said(self, place):
        value, reason = self.cleaned_data[f"part_{place}"], self.cleaned_data[f"reason_{place}"]
        if reason:
            return {"no_data_reason": reason}
        return {} if value is None else {"value": value}


class AssessmentForm(forms.Form):
    """One person's own view of the level."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, levels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"] = forms.TypedChoiceField(
            label=_("Level"), choices=levels, coerce=int, widget=forms.RadioSelect
        )
        self.fields["justification"] = forms.CharField(
            label=_("Justification"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
        )
