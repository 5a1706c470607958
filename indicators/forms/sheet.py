"""What a city writes on the sheet of an indicator it uses."""

from django import forms
from django.utils.translation import gettext_lazy as _

from indicators.choices import Audience, Direction
from indicators.forms.adoption import STEPS, number_field
from indicators.models import MOST_BREAKDOWNS, MOST_PARTS, AdoptedIndicator
from indicators.wording import WORDS
from observatory.fields import DecimalField
from observatory.models import Source

NOT_ROUNDED = (*STEPS, *WORDS)
IDENTITY = ("short_name",)
DEFINITION = ("question", "measured_object", "limits", "accumulation", "decimals")
COLLECTION = ("data_source", "collection", "instrument", "verification", "moment", "validated_by", "effort_hours")
USE = ("audiences", "presentation", "decisions", "alert_rule", "lowest", "highest", "is_comparable")


class SheetForm(forms.ModelForm):
    """Three groups of the sheet, and up to three ways of telling the indicator apart."""

    audiences = forms.MultipleChoiceField(
        label=_("For whom it is measured"), choices=Audience, widget=forms.CheckboxSelectMultiple, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = AdoptedIndicator
        fields = [*IDENTITY, *DEFINITION, *COLLECTION, *USE]
        field_classes = {
            "effort_hours": DecimalField,
        }
        labels = {"is_comparable": _("Let it be compared with other cities")}
        help_texts = {
            "short_name": _("For charts and narrow tables, in the main language of the city. At most 40 letters."),
            "decimals": _(
                "So many are written on pages, on paper and in charts. Data files stay exact. Empty: as recorded."
            ),
            "question": _("For example: do the twinnings we sign stay alive?"),
            "limits": _("What the figure does not say, so that nobody reads more into it."),
            "data_source": _("For example: attendance lists of the training school."),
            "verification": _("What whoever doubts the figure may ask to see."),
            "decisions": _("For example: whether to renew a membership."),
            "instrument": _("The questionnaire, guide or form with which it is collected, among the city's sources."),
            "moment": _("What is measured beforehand is due as its period begins; all else when it has ended."),
            "alert_rule": _("For example: one quarter late, tell the secretary; two, take it to the cabinet."),
            "lowest": _("For an indicator that is to stay within bounds."),
            "is_comparable": _(
                "It then stands beside the same figure of other cities that agreed too, in alphabetical order."
            ),
        }
        widgets = {"limits": forms.Textarea(attrs={"rows": 3}), "decisions": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        locale, indicator = self.instance.city.locale, self.instance.indicator
        self.fields["version"].initial = self.instance.version
        if indicator.value_type in NOT_ROUNDED:
            del self.fields["decimals"]
        for name in ("lowest", "highest"):
            if indicator.direction == Direction.KEEP and indicator.value_type not in STEPS:
                label = self.fields[name].label
                self.fields[name] = number_field(indicator, locale, label=label, required=False)
            else:
                del self.fields[name]
        self.fields["effort_hours"].city_locale = locale
        self.fields["instrument"].queryset = Source.objects.of(self.instance.city).kept()
        self._add_breakdowns()

    def _add_breakdowns(self):
        stored = list(self.instance.breakdowns.all())
        for place in range(MOST_BREAKDOWNS):
            known = stored[place] if place < len(stored) else None
            self.fields[f"by_{place}"] = forms.CharField(
                label=_("Told apart by"), required=False, max_length=60, initial=known and known.name
            )
            self.fields[f"parts_{place}"] = forms.CharField(
                label=_("Parts, one on each line"),
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial="\n".join(known.parts) if known else "",
            )
            self.fields[f"overlap_{place}"] = forms.BooleanField(
                label=_("One thing may count in several parts"),
                required=False,
                initial=bool(known and known.may_overlap),
            )

    @property
    def groups(self):
        named = (
            (_("Identity"), IDENTITY),
            (_("Definition and calculation"), DEFINITION),
            (_("Collection"), COLLECTION),
            (_("Goals and use"), USE),
        )
        return [(title, [self[name] for name in names if name in self.fields]) for title, names in named]

    @property
    def breakdown_rows(self):
        return [(self[f"by_{n}"], self[f"parts_{n}"], self[f"overlap_{n}"]) for n in range(MOST_BREAKDOWNS)]

    def clean(self):
        given = super().clean()
        if None not in (given.get("lowest"), given.get("highest")) and given["lowest"] > given["highest"]:
            self.add_error("highest", _("The highest value cannot be below the lowest."))
        names = set()
        for place in range(MOST_BREAKDOWNS):
            self._check_breakdown(place, given, names)
        return given

    def _check_breakdown(self, place, given, names):
        name, parts = given.get(f"by_{place}", ""), lines(given.get(f"parts_{place}", ""))
        if bool(name) != bool(parts):
            missing = f"parts_{place}" if name else f"by_{place}"
            self.add_error(missing, _("A breakdown has a name and at least one part."))
        if name and name.casefold() in names:
            self.add_error(f"by_{place}", _("This breakdown is there already."))
        if len(parts) > MOST_PARTS:
            self.add_error(f"parts_{place}", _("Give at most %(n)s parts.") % {"n": MOST_PARTS})
        names.add(name.casefold())

    def breakdowns(self):
        """The breakdowns given, as [(name, parts, whether they may overlap)]."""
        given = self.cleaned_data
        return [
            (given[f"by_{n}"], lines(given[f"parts_{n}"]), given[f"overlap_{n}"])
            for n in range(MOST_BREAKDOWNS)
            if given[f"by_{n}"]
        ]


def lines(text):
    """The lines of a text, each once, without blank ones."""
    return list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
