"""Setting targets: generated along a way from the baseline to the final one, or typed."""

from decimal import Decimal

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from indicators import paths, periods
from indicators.choices import Direction, Frequency, TargetKind, ValueType
from indicators.forms.adoption import PeriodField, as_entered, number_field
from indicators.services.targets import REASON_NEEDED, TWICE
from observatory.fields import DateField, EvidenceFileField
from observatory.models import Source

FEWEST_ROWS, MOST_ROWS = 6, 60
# The decimals that targets of a kind of value are rounded to; levels and answers have none.
DECIMALS = {ValueType.PERCENT: 1, ValueType.HOURS: 1, ValueType.RATIO: 2, ValueType.INDEX: 2}
STEPPED = {Frequency.WEEK, Frequency.MONTH, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR}


class Path(TextChoices):
    LINEAR = paths.LINEAR, _("The same step each period")
    GROWTH = paths.GROWTH, _("The same growth each period, in per cent")
    EARLY = paths.EARLY, _("Most of it early")
    LATE = paths.LATE, _("Most of it late")
    KEEP = paths.KEEP, _("The final level in every period")


class PathForm(forms.Form):
    """From which value to which, by which way: what targets are generated from."""

    path = forms.ChoiceField(label=_("Which way?"), choices=Path, widget=forms.RadioSelect, initial=Path.LINEAR)

    def __init__(self, *args, adoption, goals=(), **kwargs):
        self.adoption, self.indicator = adoption, adoption.indicator
        super().__init__(*args, initial=self._standing(goals), **kwargs)
        locale = adoption.city.locale
        self.fields["start"] = number_field(self.indicator, locale, label=_("Value it starts from"), required=False)
        self.fields["start"].help_text = _("Not needed to keep a level.")
        self.fields["since"] = PeriodField(label=_("Period of that value"))
        self.fields["end"] = number_field(self.indicator, locale, label=_("Final target"))
        self.fields["until"] = PeriodField(label=_("Period of the final target"))
        self.fields["every"] = forms.ChoiceField(
            label=_("A target for"), choices=[each for each in Frequency.choices if each[0] in STEPPED]
        )
        self.fields["decimals"] = forms.IntegerField(
            label=_("Decimals"), min_value=0, max_value=6, widget=forms.NumberInput(attrs={"class": "w-s"})
        )
        if self._is_of_steps():
            self.fields["path"].choices = [each for each in Path.choices if each[0] != Path.GROWTH]
            del self.fields["decimals"]
        self.order_fields(["start", "since", "end", "until", "path", "every", "decimals"])

    def _is_of_steps(self):
        return self.indicator.value_type in (ValueType.ORDINAL, ValueType.BOOLEAN)

    def _standing(self, goals):
        adoption, last = self.adoption, goals[-1] if goals else None
        every = adoption.frequency if adoption.frequency in STEPPED else Frequency.YEAR
        return {
            "path": Path.KEEP if self.indicator.direction == Direction.KEEP else Path.LINEAR,
            "start": as_entered(self.indicator, adoption.baseline_value),
            "since": adoption.baseline_period,
            "end": as_entered(self.indicator, last.value) if last else None,
            "until": last.period if last else None,
            "every": every,
            "decimals": adoption.decimals
            if adoption.decimals is not None
            else DECIMALS.get(self.indicator.value_type, 0),
        }

    @property
    def pairs(self):
        return [(self["start"], self["since"]), (self["end"], self["until"])]

    @property
    def how(self):
        return [self[name] for name in ("path", "every", "decimals") if name in self.fields]

    def clean(self):
        given = super().clean()
        if given.get("path") == Path.KEEP and given.get("start") is None:
            given["start"] = given.get("end")
        if given.get("start") is None and "start" not in self.errors:
            self.add_error("start", _("Say this value: the way leads from one to the other."))
        if given.get("since") and given.get("until") and given["until"].ends_on <= given["since"].ends_on:
            self.add_error("until", _("The final target lies after the value it starts from: choose a later period."))
        if not self.errors:
            given["found"] = self._generated()
        return given

    def _generated(self):
        """The targets along the way, as [(PeriodSpec, value)], the final one last."""
        given = self.cleaned_data
        between = periods.between(given["since"].ends_on, given["until"].ends_on, given["every"])
        between = [spec for spec in between if spec.ends_on < given["until"].ends_on]
        if len(between) > MOST_ROWS:
            said = _("These would be %(n)s targets. Choose fewer: a longer time for each, or an earlier end.")
            self.add_error("every", said % {"n": len(between)})
            return []
        try:
            values = paths.along(
                given["path"],
                start=Decimal(given["start"]),
                final=Decimal(given["end"]),
                steps=len(between) + 1,
                decimals=given.get("decimals", 0),
                levels=self._levels(),
            )
        except paths.NoSuchPath:
            self.add_error(
                "path", _("The same growth leads from no value to zero or across it. Choose the same step instead.")
            )
            return []
        return list(zip([*between, given["until"]], values, strict=True))

    def _levels(self):
        return [level.value for level in self.indicator.levels.all()]

    @property
    def is_against(self):
        """Whether the way generated leads to where the indicator is not meant to go."""
        given, direction = self.cleaned_data, self.indicator.direction
        wrong = {Direction.UP: given["end"] < given["start"], Direction.DOWN: given["end"] > given["start"]}
        return wrong.get(direction, False)


class TargetsForm(forms.Form):
    """Targets by period and the final one apart, why and when they were decided, and the document behind them."""

    kind = forms.ChoiceField(label=_("Which targets are these?"), choices=TargetKind.choices, widget=forms.RadioSelect)
    rows = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, adoption, kind, goals=(), generated=(), **kwargs):
        self.adoption = adoption
        self.in_force = {goal.period: goal for goal in goals}
        final = generated[-1] if generated else next(((g.period, g.value) for g in goals if g.is_final), None)
        typed = list(generated[:-1]) or [(g.period, g.value) for g in goals if not g.is_final]
        super().__init__(*args, initial=self._standing(kind, typed[-MOST_ROWS:], final), **kwargs)
        self._add_rows(adoption.indicator, adoption.city.locale)
        self._ask_about_the_set(adoption.city)

    def _standing(self, kind, typed, final):
        indicator = self.adoption.indicator
        rows = min(max(FEWEST_ROWS, len(typed) + 1), MOST_ROWS)
        initial = {"kind": kind, "rows": rows}
        for place, (period, value) in enumerate(typed):
            initial |= {f"period_{place}": period, f"value_{place}": as_entered(indicator, value)}
        if final:
            initial |= {"period_final": final[0], "value_final": as_entered(indicator, final[1])}
        return initial

    def _add_rows(self, indicator, locale):
        for place in self.places:
            self.fields[f"period_{place}"] = PeriodField(label=_("Period"), required=False, help_text="")
            self.fields[f"value_{place}"] = number_field(indicator, locale, label=_("Target"), required=False)

    def _ask_about_the_set(self, city):
        self.fields["reason"] = forms.CharField(
            label=_("Why they are adjusted"),
            required=False,
            max_length=500,
            help_text=_("Shown in public beside the new targets."),
        )
        self.fields["decided_on"] = DateField(label=_("Decided on"), required=False)
        self.fields["decided_on"].city_locale = city.locale
        self.fields["document"] = forms.ModelChoiceField(
            Source.objects.of(city).kept(), required=False, label=_("Document already here"), empty_label=_("None")
        )
        self.fields["new_file"] = EvidenceFileField(label=_("Document: a file"), required=False)
        self.fields["new_link"] = forms.URLField(label=_("Document: a link"), required=False, max_length=500)

    @property
    def places(self):
        """The names of the rows: numbered, and the final one."""
        asked = self.data.get("rows", "") if self.is_bound else self.initial["rows"]
        rows = int(asked) if str(asked).isdecimal() else FEWEST_ROWS
        return [*map(str, range(min(rows, MOST_ROWS))), "final"]

    @property
    def pairs(self):
        return [(self[f"period_{place}"], self[f"value_{place}"]) for place in self.places[:-1]]

    @property
    def final_pair(self):
        return [self["period_final"], self["value_final"]]

    def clean(self):
        given = super().clean()
        seen = set()
        for place in self.places:
            self._check_row(place, seen)
        if given.get("kind") == TargetKind.ADJUSTED and not given.get("reason"):
            self.add_error("reason", REASON_NEEDED)
        if not self.errors and not self.targets() and not self.final():
            self.add_error("period_0", _("Give at least one target that is not in force already."))
        return given

    def _check_row(self, place, seen):
        period, value = self._row(place)
        if f"value_{place}" in self.errors or f"period_{place}" in self.errors:
            return
        if (period is None) != (value is None):
            missing = f"value_{place}" if value is None else f"period_{place}"
            self.add_error(missing, _("A target has both a period and a value."))
        if period in seen:
            self.add_error(f"period_{place}", TWICE if place == "final" else _("This period stands here twice."))
        seen |= {period} - {None}

    def _row(self, place):
        return self.cleaned_data.get(f"period_{place}"), self.cleaned_data.get(f"value_{place}")

    def targets(self):
        """The targets given, as {PeriodSpec: value}; of adjusted ones those that differ from what is in force."""
        return dict(row for row in map(self._row, self.places[:-1]) if None not in row and self._is_new(*row))

    def final(self):
        """The final target given, as (PeriodSpec, value); None where it is the one in force."""
        row = self._row("final")
        return row if None not in row and self._is_new(*row, is_final=True) else None

    def _is_new(self, period, value, *, is_final=False):
        stands = self.in_force.get(period.code)
        adjusts = self.cleaned_data.get("kind") == TargetKind.ADJUSTED
        return not (adjusts and stands and stands.value == value and stands.is_final >= is_final)
