"""Defining an indicator of one's own."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from indicators.choices import Direction, ValueType, nature_of
from indicators.forms.sheet import lines
from indicators.models import Category, Indicator
from indicators.services import seen_of
from indicators.services.own_indicators import redefines
from observatory.choices import Language

MOST_LEVELS = 5
TEXTS = ("name", "definition", "unit", "how_to_compute")
WIDE = ("definition", "how_to_compute", "rationale")
FACETS = ("value_type", "direction", "dimension", "category", "level", "hierarchy")


class OwnIndicatorForm(forms.ModelForm):
    """The definition in the city's main language, with the others beside, and the levels of a scale."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    options_text = forms.CharField(
        label=_("Answers to choose from, one on each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For a choice: the office picks one of them each time."),
    )
    reason = forms.CharField(
        label=_("Why its unit, formula or kind of value changes"),
        required=False,
        max_length=500,
        help_text=_("Such a change begins a new version. Older values are not compared with newer ones."),
    )

    class Meta:
        model = Indicator
        fields = ["code", *(f"{name}_{code}" for name in TEXTS for code in Language.values), *FACETS, "per_inhabitant"]
        help_texts = {
            "code": _("Short and lasting, for example OWN-01. It stands in addresses and files."),
            "per_inhabitant": _("Only where twice the people would mean twice the value."),
        }

    def __init__(self, *args, city, **kwargs):
        super().__init__(*args, **kwargs)
        self.city, self.main = city, city.main_language
        self.instance.city = city
        self.fields["seen"].initial = seen_of(self.instance)
        self.fields["options_text"].initial = "\n".join(self.instance.options)
        self.fields["category"].queryset = Category.objects.all()
        for name in TEXTS:
            self._name_texts(name)
        self._add_levels()
        if self.instance.pk is None:
            del self.fields["reason"]
        else:
            self.fields["code"].disabled = True

    def _name_texts(self, name):
        label = capfirst(Indicator._meta.get_field(name).verbose_name)
        for code, language in Language.choices:
            field = self.fields[f"{name}_{code}"]
            is_main = code == self.main
            field.label = label if is_main else f"{label} ({language})"
            field.required = is_main and name in ("name", "definition")
            if name in WIDE:
                field.widget = forms.Textarea(attrs={"rows": 3})

    def _add_levels(self):
        stored = {level.value: level for level in self.instance.levels.all()} if self.instance.pk else {}
        for value in range(1, MOST_LEVELS + 1):
            known = stored.get(value)
            self.fields[f"level_{value}"] = forms.CharField(
                label=_("Level %(n)s") % {"n": value}, required=False, max_length=100, initial=known and known.name
            )
            self.fields[f"takes_{value}"] = forms.CharField(
                label=_("What it takes"), required=False, max_length=1000, initial=known and known.description
            )

    @property
    def main_texts(self):
        return [self["code"], *(self[f"{name}_{self.main}"] for name in TEXTS)]

    @property
    def facets(self):
        return [self[name] for name in (*FACETS, "per_inhabitant")]

    @property
    def other_texts(self):
        others = [code for code in Language.values if code != self.main]
        return [self[f"{name}_{code}"] for code in others for name in TEXTS]

    @property
    def is_scale(self):
        """Whether what is chosen, or was sent, is a scale: its levels are then open to see, and what is wrong there."""
        return self["value_type"].value() == ValueType.ORDINAL

    @property
    def is_choice(self):
        return self["value_type"].value() == ValueType.CHOICE

    @property
    def level_rows(self):
        return [(self[f"level_{n}"], self[f"takes_{n}"]) for n in range(1, MOST_LEVELS + 1)]

    def clean_code(self):
        code = self.cleaned_data["code"]
        usable = Indicator.objects.usable_by(self.city).exclude(pk=self.instance.pk)
        if usable.filter(code__iexact=code).exists() or Indicator.objects.filter(city=None, code__iexact=code).exists():
            raise forms.ValidationError(_("This code is taken. Choose another one."))
        if not code.replace("-", "").replace("_", "").isalnum():
            raise forms.ValidationError(_("Use letters, digits, - and _ only."))
        return code

    def clean(self):
        given = super().clean()
        self.instance.options = lines(given.get("options_text", ""))
        if given.get("category"):
            given["dimension"] = given["category"].dimension
        if given.get("value_type") in (ValueType.CHOICE, ValueType.TEXT):
            given["direction"] = Direction.NONE  # words are neither more nor less
        if "value_type" in self.changed_data or self.instance.pk is None:
            self.instance.nature = nature_of(given.get("value_type"))
        if given.get("value_type") == ValueType.ORDINAL and len(self.levels()) < 2:
            self.add_error("level_1", _("A scale has at least two levels, each with a name and what it takes."))
        if given.get("value_type") == ValueType.CHOICE and len(self.instance.options) < 2:
            self.add_error("options_text", _("Give at least two answers to choose from."))
        return given

    def _post_clean(self):
        """With the instance filled in it can be told whether a new version begins, which needs a reason."""
        super()._post_clean()
        if self.instance.pk is None or self.errors or self.cleaned_data["reason"]:
            return
        if redefines(Indicator.objects.get(pk=self.instance.pk), self.instance):
            self.add_error("reason", _("Say why: the reason stands where the series breaks."))

    def levels(self):
        """The levels given, from the lowest, as [(name, what it takes)]; a scale only has them."""
        given = self.cleaned_data
        if given.get("value_type") != ValueType.ORDINAL:
            return []
        pairs = [(given.get(f"level_{n}", ""), given.get(f"takes_{n}", "")) for n in range(1, MOST_LEVELS + 1)]
        return [pair for pair in pairs if all(pair)]
