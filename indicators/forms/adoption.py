"""A city's use of an indicator: who looks after it, how often, from where."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from indicators import periods
from indicators.choices import ValueType, YesNo
from indicators.models import AdoptedIndicator
from observatory.fields import DecimalField
from observatory.models import Objective, Source

NOT_A_PERIOD = _("Write a period such as 2025, 2025-Q1, 2025-03 or 2018-19.")
PERIOD_HINT = _("For example 2025, 2025-Q1, 2025-03 or 2018-19.")
STEPS = (ValueType.ORDINAL, ValueType.BOOLEAN)


class PeriodField(forms.CharField):
    """A period as people write it; cleaned to a `PeriodSpec`, or None."""

    widget = forms.TextInput(attrs={"class": "w-s", "autocomplete": "off"})

    def __init__(self, **kwargs):
        super().__init__(**({"max_length": 25, "help_text": PERIOD_HINT} | kwargs))

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        try:
            return periods.parse(text)
        except periods.NotAPeriod as error:
            raise ValidationError(NOT_A_PERIOD, "not-a-period") from error


def number_field(indicator, locale, **kwargs):
    """The field for a number of an indicator: a level of its scale, yes or no, or a number written as the city does."""
    if indicator.value_type == ValueType.ORDINAL:
        return forms.TypedChoiceField(
            choices=[("", "–"), *levels_of(indicator)], coerce=int, empty_value=None, **kwargs
        )
    if indicator.value_type == ValueType.BOOLEAN:
        return forms.TypedChoiceField(choices=[("", "–"), *YesNo.choices], coerce=int, empty_value=None, **kwargs)
    field = DecimalField(**kwargs)
    field.city_locale = locale
    return field


def levels_of(indicator):
    return [(level.value, level.name) for level in indicator.levels.all()]


def as_entered(indicator, value):
    """A stored value as its field takes it: a step of a scale is a whole number."""
    return int(value) if indicator.value_type in STEPS and value is not None else value


class UseForm(forms.ModelForm):
    """How the city uses an indicator."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = AdoptedIndicator
        fields = ["owner_role", "deputy_role", "frequency", "tolerance", "objectives", "is_public"]
        widgets = {"objectives": forms.CheckboxSelectMultiple}
        help_texts = {
            "owner_role": _("The post that answers for the value, not a person's name."),
            "tolerance": _("15 means: a result at most 15 % behind the way that was due by then counts as on track."),
            "is_public": _("Approved values stand on the city's public pages."),
        }
        labels = {"is_public": _("Publish this indicator")}
        field_classes = {"tolerance": DecimalField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        self.fields["tolerance"].city_locale = self.instance.city.locale
        self.fields["tolerance"].min_value = 0
        self.fields["objectives"].queryset = Objective.objects.of(self.instance.city).kept()
        if not self.fields["objectives"].queryset.exists():
            del self.fields["objectives"]

    def clean_tolerance(self):
        tolerance = self.cleaned_data["tolerance"]
        if not 0 <= tolerance <= 100:
            raise ValidationError(_("Write a number from 0 to 100."))
        return tolerance


class BaselineForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, adoption, **kwargs):
        given = {
            "version": adoption.version,
            "value": as_entered(adoption.indicator, adoption.baseline_value),
            "period": adoption.baseline_period,
            "source": adoption.baseline_source,
        }
        super().__init__(*args, initial=given, **kwargs)
        city, indicator = adoption.city, adoption.indicator
        self.fields["value"] = number_field(indicator, city.locale, label=_("Value it starts from"), required=False)
        self.fields["period"] = PeriodField(label=_("Period of that value"), required=False)
        self.fields["source"] = forms.ModelChoiceField(
            Source.objects.of(city).kept(), required=False, label=_("Source"), empty_label=_("None")
        )

    def clean(self):
        given = super().clean()
        if given.get("value") is not None and not given.get("period") and "period" not in self.errors:
            self.add_error("period", _("Say which period this value is of."))
        return given
