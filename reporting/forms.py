from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from indicators.models import AdoptedIndicator
from indicators.periods import NotAPeriod, parse
from observatory import formats
from observatory.choices import Language
from observatory.fields import SAME_DAY, DateField
from observatory.models import GoodPractice
from reporting.choices import ReportKind
from reporting.models import Report
from reporting.stretches import offered, suits, unsuited


class NewReportForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of report"), choices=ReportKind)
    practice = forms.ModelChoiceField(
        GoodPractice.objects.none(),
        label=_("Good practice"),
        required=False,
        help_text=_("Only for a good-practice sheet: the practices that are public."),
    )
    period = forms.CharField(
        label=_("Period"),
        max_length=25,
        widget=forms.TextInput(attrs={"list": "periods", "autocomplete": "off"}),
        help_text=_(
            "A year such as 2025, a half-year 2025-H1, a quarter 2025-Q1, or years 2024-2025. "
            "The report to the council tells of half a year."
        ),
    )
    language = forms.ChoiceField(label=_("Language of the report"), choices=Language)

    def __init__(self, *args, city, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["practice"].queryset = GoodPractice.objects.of(city).kept().filter(is_public=True)
        self.locale = formats.locale_for(get_language(), city.locale)

    @property
    def periods(self):
        """The periods offered for each kind of report, written as they may be typed: [(kind, [words])]."""
        today = timezone.localdate()
        return [
            (kind, [formats.period(each.code, self.locale) for each in offered(kind, today)]) for kind in ReportKind
        ]

    def clean_practice(self):
        return self.cleaned_data["practice"] if self.cleaned_data.get("kind") == ReportKind.PRACTICE else None

    def clean_period(self):
        try:
            return parse(self.cleaned_data["period"])
        except NotAPeriod:
            raise forms.ValidationError(_("This is no period: write a year such as 2025.")) from None

    def clean(self):
        kind, period = (self.cleaned_data.get(name) for name in ("kind", "period"))
        if kind and period and not suits(kind, period):
            self.add_error("period", unsuited(kind, period, self.locale))


class ReportForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Report
        fields = ["title", "data_until", "indicators"]
        widgets = {
            "indicators": forms.CheckboxSelectMultiple,
            "data_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)
        self.fields["indicators"].queryset = (
            AdoptedIndicator.objects.in_use()
            .filter(city=self.instance.city, is_public=True)
            .select_related("indicator")
        )


class SectionForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    headline = forms.CharField(
        label=_("Headline: what happened, in one sentence"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Leave a blank line between paragraphs. Short sentences are read; long ones are not."),
    )

    def clean_headline(self):
        """A headline is one line, however it was broken while it was written."""
        return " ".join(self.cleaned_data["headline"].split())


class AlternativesForm(forms.Form):
    """The alternative text of each chart, proposed until somebody writes a better one."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, charts, **kwargs):
        super().__init__(*args, **kwargs)
        self.charts = charts
        for each in charts:
            self.fields[each.field] = forms.CharField(
                label=each.name,
                initial=each.written or each.proposed,
                required=False,
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Leave it empty to go back to the proposed text."),
            )

    @property
    def rows(self):
        return [(each, self[each.field]) for each in self.charts]

    @property
    def texts(self):
        """What was written that is not what was proposed: {adoption's key: text}."""
        said = {each: self.cleaned_data[each.field].strip() for each in self.charts}
        return {each.adoption: text for each, text in said.items() if text and text != each.proposed}


class PublishForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why there is a new edition"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the new edition, and above the one whose place it takes."),
    )

    def __init__(self, *args, is_first, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not is_first


class HandoverForm(forms.Form):
    """What is said when a handover book is asked for; where something is missing, somebody says what of it."""

    handed_over_on = DateField(label=_("Day of the handover"), edge=SAME_DAY)
    language = forms.ChoiceField(label=_("Language of the book"), choices=Language)
    letter = forms.CharField(
        label=_("Letter to the incoming team"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("It stands first in the book. Leave a blank line between paragraphs."),
    )
    reservations = forms.CharField(
        label=_("Reservations: what the incoming team must know of what is missing"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The book lists what is missing. Say here why, or who can tell more."),
    )

    def __init__(self, *args, city, is_complete, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["handed_over_on"].city_locale = city.locale
        if is_complete:
            del self.fields["reservations"]


class TranslationForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=Language)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays where it is, with this reason above it."),
    )


class VersionForm(forms.Form):
    version = forms.IntegerField()
