"""Entering a value: its field is that of its kind, and beside it stands why there may be none."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators.choices import CorrectionReason, NoData, ValueType
from indicators.forms.adoption import STEPS, as_entered, number_field
from observatory.fields import DateField, DecimalField, EvidenceFileField
from observatory.models import Currency, Source

SHARES = (ValueType.PERCENT, ValueType.RATIO)
WORDS = (ValueType.TEXT, ValueType.CHOICE)
ALONE = {ValueType.PERCENT: _("or the share alone, in %"), ValueType.RATIO: _("or the ratio alone")}
THERE_IS_A_VALUE = [("", pgettext_lazy("no data", "There is a value"))]


class RowForm(forms.Form):
    """One row of the period sheet."""

    no_data_reason = forms.ChoiceField(
        label=_("No data because"), choices=[*THERE_IS_A_VALUE, *NoData.choices], required=False
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=2000)
    new_link = forms.URLField(label=_("Evidence: a link"), required=False, max_length=500)
    new_file = EvidenceFileField(label=_("Evidence: a file"), required=False)
    hours_spent = DecimalField(label=_("Hours it took"), required=False, max_digits=6, decimal_places=2, min_value=0)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    value_names = ("numerator", "denominator", "value", "text")

    def __init__(self, *args, adoption, measurement=None, **kwargs):
        self.adoption, self.measurement = adoption, measurement
        super().__init__(*args, initial=self._standing(), **kwargs)
        for name, field in value_fields(adoption.indicator, adoption.city.locale).items():
            self.fields[name] = field
        if self._money_of:
            self.fields["value"].label = _("Amount, in %(currency)s") % {"currency": self._money_of}
        self.fields["hours_spent"].city_locale = adoption.city.locale
        self.order_fields([*self.value_names, *self.fields])

    @property
    def _money_of(self):
        """The currency in which money is entered here: that of the amount that stands, else the city's."""
        if self.adoption.indicator.value_type != ValueType.AMOUNT:
            return None
        return (self.measurement and self.measurement.currency_id) or self.adoption.city.currency_id

    def _standing(self):
        if self.measurement is None:
            return {"version": 0}
        names = ("value", "numerator", "denominator", "text", "no_data_reason", "note", "hours_spent", "version")
        return {name: getattr(self.measurement, name) for name in names} | {"value": self._value_entered()}

    def _value_entered(self):
        """The value as its field takes it; nothing for a share that follows from its part and whole."""
        if self.adoption.indicator.value_type in SHARES and self.measurement.denominator is not None:
            return None
        if self.measurement.amount is not None:
            return self.measurement.amount
        return as_entered(self.adoption.indicator, self.measurement.value)

    @property
    def inputs(self):
        """The bound fields that hold the value itself."""
        return [self[name] for name in self.value_names if name in self.fields]

    @property
    def about_row(self):
        """What is told about the value on the sheet."""
        return [self[name] for name in ("no_data_reason", "note", "hours_spent", "new_link", "new_file")]

    @property
    def has_open_details(self):
        """Whether what unfolds holds an answer or a mistake that must be seen."""
        return any(field.errors for field in self.about_row) or bool(self["no_data_reason"].value())

    @property
    def has_answer(self):
        """Whether a person changed anything here but the version it was opened with."""
        return bool(set(self.changed_data) - {"version"})

    def given(self):
        """What the services take: the value, or why there is none, and what is told about it."""
        values = ("value", "numerator", "denominator", "text", "no_data_reason", "currency")
        names = [name for name in values if name in self.fields]
        about = [name for name in ABOUT if name in self.fields]
        given = {name: self.cleaned_data[name] for name in names + about}
        if self._money_of and "currency" not in self.fields and self.measurement is not None:
            given["currency"] = self.measurement.currency
        return given

    @property
    def seen(self):
        return self.cleaned_data.get("version") or 0


ABOUT = ("note", "justification", "method", "collected_on", "hours_spent", "source_text")


def value_fields(indicator, locale):
    """The fields that a value of this indicator is entered in."""
    if indicator.value_type == ValueType.CHOICE and indicator.options:
        options = [("", "–"), *((each, each) for each in indicator.options)]
        return {"text": forms.ChoiceField(label=_("Answer"), required=False, choices=options)}
    if indicator.value_type in WORDS:
        return {"text": forms.CharField(label=_("In words"), required=False, widget=forms.Textarea(attrs={"rows": 3}))}
    value = number_field(indicator, locale, label=label_of(indicator), required=False)
    if indicator.value_type not in SHARES:
        return {"value": value}
    value.label = (
        _("or the share alone, in %") if indicator.value_type == ValueType.PERCENT else _("or the ratio alone")
    )
    return {"numerator": part(locale, _("Part")), "denominator": part(locale, _("Whole, all together")), "value": value}


def label_of(indicator):
    if indicator.value_type in STEPS or not indicator.unit:
        return indicator.get_value_type_display()
    return _("Value, in %(unit)s") % {"unit": indicator.unit}


def described_levels(indicator):
    """The levels of the scale with what it takes to stand on each."""
    return [(level.value, f"{level.name}. {level.description}") for level in indicator.levels.all()]


def part(locale, label):
    field = DecimalField(label=label, required=False)
    field.city_locale = locale
    return field


FIRST = ("currency", "justification", "no_data_reason", "note", "evidence", "new_file", "new_link")


class MeasurementForm(RowForm):
    """One value on a page of its own, with all that is told about it."""

    def __init__(self, *args, adoption, **kwargs):
        super().__init__(*args, adoption=adoption, **kwargs)
        if adoption.indicator.value_type == ValueType.ORDINAL:
            self._ask_for_a_level()
        if adoption.indicator.value_type == ValueType.AMOUNT:
            self._ask_for_money()
        self._ask_how_it_is_known()
        self._start_with_what_stands()
        self.order_fields([*self.value_names, *FIRST])

    def _ask_for_a_level(self):
        self.fields["value"].widget = forms.RadioSelect(choices=described_levels(self.adoption.indicator))
        self.fields["justification"] = forms.CharField(
            label=_("Why this level"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("A higher level than before needs this and evidence."),
        )

    def _ask_for_money(self):
        self.fields["value"].label = _("Amount")
        self.fields["currency"] = forms.ModelChoiceField(
            Currency.objects.all(),
            required=False,
            label=_("Currency"),
            initial=self.adoption.city.currency_id,
            help_text=_("Converted into the city's currency at the last rate of the period's year."),
        )

    def _ask_how_it_is_known(self):
        city = self.adoption.city
        self.fields["note"].widget = forms.Textarea(attrs={"rows": 3})
        self.fields["note"].help_text = _("Published with the value.")
        self.fields["evidence"] = forms.ModelMultipleChoiceField(
            Source.objects.of(city).kept(),
            required=False,
            label=_("Evidence already here"),
            help_text=_("Documents and links of the city. Several may be chosen."),
        )
        self.fields["method"] = forms.CharField(label=_("How it was collected"), required=False, max_length=300)
        self.fields["collected_on"] = DateField(label=_("Collected on"), required=False)
        self.fields["collected_on"].city_locale = city.locale
        self.fields["hours_spent"] = part(city.locale, _("Hours it took"))
        self.fields["source_text"] = forms.CharField(label=_("Source, in words"), required=False, max_length=500)

    def _start_with_what_stands(self):
        if self.measurement is not None:
            names = ("method", "collected_on", "hours_spent", "source_text")
            self.initial |= {name: getattr(self.measurement, name) for name in names}
            self.initial["evidence"] = list(self.measurement.evidence.all())
            self.initial["justification"] = self.measurement.justification
            if self.measurement.amount is not None:
                self.initial["currency"] = self.measurement.currency_id

    @property
    def inputs(self):
        """The bound fields that hold the value itself, money with its currency."""
        names = (*self.value_names, "currency")
        return [self[name] for name in names if name in self.fields]

    @property
    def about(self):
        return [self[name] for name in ("method", "collected_on", "hours_spent", "source_text")]


class CorrectionForm(MeasurementForm):
    """A new value for an approved one, and why."""

    because = forms.ChoiceField(label=_("What was wrong"), choices=CorrectionReason, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why it is corrected"), max_length=500, help_text=_("Shown in public beside the corrected value.")
    )


class ReturnForm(forms.Form):
    note = forms.CharField(
        label=_("What is to be corrected"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed to return values; the person who submitted them reads it."),
    )
