"""What every form of the register shares: the city, the version, the layout, the evidence."""

from dataclasses import dataclass
from itertools import islice

from django import forms
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from observatory.choices import Precision
from observatory.fields import (
    FIRST_DAY,
    LAST_DAY,
    SAME_DAY,
    DateField,
    DecimalField,
    EvidenceFileField,
    InLocale,
    WholeNumberField,
)
from observatory.models import Country, Currency, Network, Record, Sdg
from observatory.services.codes import with_key

NO_CHOICE = "–"
gettext_noop("- Select an option -")  # of Django, whose own catalogues do not have it in our languages yet
EDGES = {
    "ends_on": LAST_DAY,
    "left_on": LAST_DAY,
    "adopted_on": SAME_DAY,
    "approved_on": SAME_DAY,
    "closed_on": SAME_DAY,
    "done_on": SAME_DAY,
    "happened_on": SAME_DAY,
    "legislative_approval_on": SAME_DAY,
    "published_on": SAME_DAY,
    "review_on": SAME_DAY,
}


def as_people_write(model_field, **kwargs):
    """Make the form field of a model field so that dates and numbers may be written as people do."""
    if isinstance(model_field, models.DateField):
        field = model_field.formfield(form_class=DateField, **kwargs)
        field.edge = EDGES.get(model_field.name, FIRST_DAY)
        return field
    if isinstance(model_field, models.DecimalField):
        return model_field.formfield(form_class=DecimalField, min_value=0, **kwargs)
    if isinstance(model_field, models.PositiveIntegerField | models.PositiveSmallIntegerField):
        return model_field.formfield(form_class=WholeNumberField, **kwargs)
    if model_field.choices and model_field.has_default():
        kwargs["required"] = False
    return model_field.formfield(**kwargs)


@dataclass(frozen=True)
class Group:
    """Fields that unfold together; closed, it says in short what is in it."""

    title: str
    fields: list

    @property
    def value(self):
        return ", ".join(islice(filter(None, map(in_short, self.fields)), 2))

    @property
    def is_open(self):
        return any(field.errors for field in self.fields)


def in_short(field):
    """The answer in a field in a few words; nothing for a file, a number of ticks or no answer."""
    value = field.value()
    if value in (None, "", False) or isinstance(value, list | tuple | dict) or isinstance(field.field, forms.FileField):
        return ""
    if value is True:
        return str(field.label)
    choices = getattr(field.field, "choices", None)
    if choices is None:
        return Truncator(value).chars(40)
    return Truncator(next((label for key, label in choices if str(key) == str(value)), "")).chars(40)


class RecordForm(forms.ModelForm):
    """A form of one city. `top` is asked at once; `groups` are pairs of a title and the names that unfold under it."""

    top = ()
    groups = ()
    code_from = "title"
    evidence_field = ""

    class Meta:
        formfield_callback = as_people_write

    def __init__(self, *args, city, **kwargs):
        super().__init__(*args, **kwargs)
        self.city = city
        self.belong_to(city)
        if self.instance.pk:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=self.instance.version)
        for name, field in self.fields.items():
            self._suit(name, field)
            self._take_named(name, field)
        for name in [name for name, field in self.fields.items() if _offers_nothing(field)]:
            del self.fields[name]

    def belong_to(self, city):
        self.instance.city = city

    def _suit(self, name, field):
        """Make a field speak as the city does, and offer only what the city may name."""
        if isinstance(field, InLocale):
            field.city_locale = self.city.locale
        if isinstance(field, DateField):
            field.precision = getattr(self.instance, f"{name}_precision", Precision.DAY.value)
            field.help_text = field.help_text or self.hint_for_dates(field)
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = self._nameable(name, field.queryset)
            field.empty_label = field.empty_label and NO_CHOICE
        elif isinstance(field, forms.TypedChoiceField):
            field.choices = [(value, label if value else NO_CHOICE) for value, label in field.choices]
        if isinstance(field.widget, forms.RadioSelect) and not field.widget.allow_multiple_selected:
            field.choices = [choice for choice in field.choices if choice[0] != ""]

    def _take_named(self, name, field):
        """Read a record that the address of a new form names by its UUID."""
        given = self.initial.get(name)
        if isinstance(given, str) and hasattr(field, "queryset") and issubclass(field.queryset.model, Record):
            chosen = with_key(field.queryset, given)
            is_many = isinstance(field, forms.ModelMultipleChoiceField)
            self.initial[name] = list(chosen) if is_many else chosen.first()

    def hint_for_dates(self, field):
        if field.edge == SAME_DAY:
            return ""
        figures = "3/9/2026" if self.city.locale == "en_US" else "9/3/2026"
        return _("Whichever you prefer: %(figures)s, 2026-03 or 2026.") % {"figures": figures}

    def _nameable(self, name, queryset):
        """Leave what belongs to this city and is kept, besides what the record already names."""
        model = queryset.model
        if model is Sdg:
            return queryset.filter(models.Q(parent=None) | models.Q(pk__in=self._named(name)))
        if model is Network:
            return queryset.nameable_by(self.city)
        if issubclass(model, Record):
            own = queryset.filter(city=self.city)
            return own.filter(models.Q(removed_at=None) | models.Q(pk__in=self._named(name)))
        return queryset

    def _named(self, name):
        if not self.instance.pk:
            return []
        value = getattr(self.instance, name)
        if hasattr(value, "values_list"):
            return list(value.values_list("pk", flat=True))
        return [value.pk] if value else []

    def _get_validation_exclusions(self):
        """Let the constraints that name the city be checked here, where they can be said."""
        return super()._get_validation_exclusions() - {"city"}

    def clean(self):
        cleaned = super().clean()
        for name, field in self.fields.items():
            if isinstance(field, DateField) and hasattr(self.instance, f"{name}_precision"):
                setattr(self.instance, f"{name}_precision", field.precision)
        return cleaned

    def refuse_end_before(self, start, end, message):
        """Put an error at the field `end` where its day lies before that of `start`."""
        first, last = self.cleaned_data.get(start), self.cleaned_data.get(end)
        if first and last and last < first:
            self.add_error(end, message)

    def default_currency(self, *amounts):
        """Take the city's own currency for amounts given without one."""
        given = [name for name in amounts if self.cleaned_data.get(name) is not None]
        if given and not self.cleaned_data.get("currency"):
            if self.city.currency is None:
                self.add_error("currency", _("Choose the currency"))
            self.cleaned_data["currency"] = self.city.currency

    def copied_values(self):
        """The record's values as a new form may start with them: not its evidence, its code, or its being public."""
        apart = {"version", "code", "is_public", self.evidence_field}
        return {
            name: self.get_initial_for_field(field, name) for name, field in self.fields.items() if name not in apart
        }

    def code_text(self):
        """The text that the record's code is made of."""
        return str(self.cleaned_data[self.code_from])

    def at_once(self):
        return [self[name] for name in self.top if name in self.fields]

    def unfolding(self):
        """The groups that hold a field for this city."""
        for title, names in self.groups:
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                yield Group(title, fields)


def _offers_nothing(field):
    """Whether a field asks to choose among this city's things and there are none yet."""
    if not isinstance(field, forms.ModelChoiceField) or field.required:
        return False
    return issubclass(field.queryset.model, Record | Sdg) and not field.queryset.exists()


class WithEvidence(forms.Form):
    """Two ways to bring in a document: a file, or a link; `evidence_field` of the form is where it goes."""

    new_file = EvidenceFileField(
        label=_("A new file"),
        required=False,
        help_text=_("PDF, picture, document or spreadsheet. It stays private unless the source is made public."),
    )
    new_link = forms.URLField(label=_("A link"), required=False, max_length=500)


def countries(**kwargs):
    """A field to choose a country, searchable where scripts run."""
    return forms.ModelChoiceField(
        Country.objects.all(),
        required=False,
        label=kwargs.pop("label", _("Country")),
        widget=forms.Select(attrs={"data-autocomplete": ""}),
        **kwargs,
    )


def currencies():
    """A field to choose a currency; left empty, the city's own is taken."""
    return forms.ModelChoiceField(
        Currency.objects.all(),
        required=False,
        label=_("Currency"),
        help_text=_("Left empty, it is the city's own."),
        widget=forms.Select(attrs={"class": "w-s"}),
    )
