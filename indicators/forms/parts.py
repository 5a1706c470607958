"""Entering the parts of a value: one field for each part of a breakdown, and one for what is not specified."""

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.forms.adoption import as_entered, number_field
from indicators.segments import UNSPECIFIED

NOT_SPECIFIED = _("Not specified")


class PartsForm(forms.Form):
    """The parts of one breakdown in one period. Empty means not measured, and zero means zero."""

    def __init__(self, *args, adoption, breakdown, stored, **kwargs):
        super().__init__(*args, **kwargs)
        self.parts = [(part, part) for part in breakdown.parts] + [(UNSPECIFIED, NOT_SPECIFIED)]
        for place, (part, label) in enumerate(self.parts):
            known = stored.get(part)
            field = number_field(adoption.indicator, adoption.city.locale, label=label, required=False)
            field.initial = as_entered(adoption.indicator, known.value) if known else None
            field.disabled = bool(known) and known.state == "approved"
            self.fields[f"part_{place}"] = field
            self.fields[f"version_{place}"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=known.version if known else 0
            )

    @property
    def inputs(self):
        return [self[f"part_{place}"] for place in range(len(self.parts))]

    def given(self):
        """The parts that were changed to a value, as [(part, value, version seen)]."""
        answers = [
            (part, self.cleaned_data[f"part_{place}"], self.cleaned_data[f"version_{place}"] or 0)
            for place, (part, _label) in enumerate(self.parts)
            if f"part_{place}" in self.changed_data
        ]
        return [answer for answer in answers if answer[1] is not None]


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
