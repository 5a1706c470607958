"""The office: what it is, its posts and who holds them, its places abroad, the norms it stands on."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import LanguageLevel, OfficePlace, SpokenLanguage, StaffFunction
from observatory.fields import FIRST_DAY, LAST_DAY, DateField
from observatory.forms.records import RecordForm, WithEvidence
from observatory.models import InternationalOffice, LegalInstrument, OfficeAbroad, StaffPosition

PUBLIC = {"is_public": _("Show it on the city's public page")}
MOST_LANGUAGES = 4
ENDS_FIRST = _("It ends before it starts. Correct one of the two dates")


class LanguagesWidget(forms.MultiWidget):
    """Pairs of a language and its level, each with its own name for those who listen."""

    template_name = "observatory/languages_widget.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        none = [("", "–")]
        pairs = []
        for _number in range(MOST_LANGUAGES):
            pairs += [
                forms.Select(attrs={"aria-label": _("Language")}, choices=none + SpokenLanguage.choices),
                forms.Select(attrs={"aria-label": _("Level"), "class": "w-s"}, choices=none + LanguageLevel.choices),
            ]
        super().__init__(pairs, attrs)

    def decompress(self, value):
        given = [part for pair in (value or {}).items() for part in pair]
        return [*given, *[""] * (2 * MOST_LANGUAGES - len(given))]


class LanguagesFormField(forms.MultiValueField):
    """Languages with their level, as `{"en": "C1"}`."""

    default_error_messages = {
        "half": _("Choose both the language and its level, or neither"),
        "twice": _("%(language)s is chosen twice. Leave one of the two out"),
    }

    def __init__(self, **kwargs):
        fields = []
        for _number in range(MOST_LANGUAGES):
            fields += [
                forms.ChoiceField(choices=SpokenLanguage, required=False),
                forms.ChoiceField(choices=LanguageLevel, required=False),
            ]
        super().__init__(fields, widget=LanguagesWidget, require_all_fields=False, required=False, **kwargs)

    def compress(self, parts):
        found = {}
        for language, level in zip(parts[::2], parts[1::2], strict=True):
            if bool(language) != bool(level):
                raise forms.ValidationError(self.error_messages["half"], "half")
            if language in found:
                label = SpokenLanguage(language).label
                raise forms.ValidationError(self.error_messages["twice"], "twice", {"language": label})
            if language:
                found[language] = level
        return found


class StaffPositionForm(RecordForm):
    functions = forms.MultipleChoiceField(
        label=_("What it does"),
        choices=StaffFunction,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The indicators on the office's staff are counted from here."),
    )
    languages = LanguagesFormField(
        label=_("Languages"),
        help_text=_("The languages that its holder works in. Another language counts from level B2 on."),
    )

    top = ("title", "functions", "hours")
    groups = (
        (_("Languages"), ["languages"]),
        (_("Notes, and who may see it"), ["note", "is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = StaffPosition
        fields = ["title", "functions", "hours", "languages", "note", "is_public"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        labels = PUBLIC | {"title": _("Name of the post")}
        help_texts = {"title": _("The post, not the person. For example: cooperation officer.")}

    def clean_title(self):
        title = self.cleaned_data["title"]
        same = StaffPosition.objects.of(self.city).kept().filter(title__iexact=title)
        if same.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is already a post of this name. Add what tells the two apart"))
        return title

    def clean_hours(self):
        hours = self.cleaned_data["hours"]
        if hours is not None and not 0 < hours <= 168:
            raise forms.ValidationError(_("Write the hours of a week, more than 0 and at most 168"))
        return hours


class InternationalOfficeForm(RecordForm):
    code_from = "name"
    top = ("name", "place", "department", "role", "structure")
    groups = (
        (_("Since when"), ["began_on"]),
        (_("Notes, and who may see it"), ["note", "is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = InternationalOffice
        fields = ["name", "place", "department", "role", "structure", "began_on", "note", "is_public"]
        widgets = {
            "place": forms.RadioSelect,
            "role": forms.RadioSelect,
            "structure": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        labels = PUBLIC

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("department") and cleaned.get("place") != OfficePlace.DEPARTMENT:
            self.add_error("department", _("Leave the department out, or choose “Within a department” above"))
        return cleaned


class OfficeAbroadForm(RecordForm):
    code_from = "name"
    top = ("name", "country", "place", "purpose")
    groups = (
        (_("From when to when"), ["opened_on", "closed_on"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = OfficeAbroad
        fields = ["name", "country", "place", "purpose", "opened_on", "closed_on", "is_public"]
        widgets = {
            "country": forms.Select(attrs={"data-autocomplete": ""}),
            "purpose": forms.Textarea(attrs={"rows": 3}),
        }
        labels = PUBLIC

    def clean(self):
        cleaned = super().clean()
        message = _("It closed before it opened. Correct one of the two dates")
        self.refuse_end_before("opened_on", "closed_on", message)
        return cleaned


class LegalInstrumentForm(WithEvidence, RecordForm):
    evidence_field = "source"
    top = ("kind", "title", "number", "adopted_on", "allows")
    groups = (
        (_("Text of the norm"), ["url", "source", "new_file", "new_link"]),
        (_("No longer in force"), ["ended_on"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = LegalInstrument
        fields = ["kind", "title", "number", "adopted_on", "allows", "url", "source", "ended_on", "is_public"]
        widgets = {"kind": forms.RadioSelect, "allows": forms.Textarea(attrs={"rows": 3})}
        labels = PUBLIC | {"source": _("A source already here")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        adopted = self.fields["adopted_on"]
        adopted.edge = FIRST_DAY  # norms are cited by month and year too
        adopted.help_text = self.hint_for_dates(adopted)

    def clean(self):
        cleaned = super().clean()
        message = _("It was no longer in force before it was adopted. Correct one of the two dates")
        self.refuse_end_before("adopted_on", "ended_on", message)
        return cleaned


class PersonInPostForm(forms.Form):
    """Who takes a post, from which day on."""

    person = forms.ModelChoiceField(
        None, label=_("Person"), empty_label="–", help_text=_("Whoever works with the city's records.")
    )
    starts_on = DateField(label=_("From"))

    def __init__(self, *args, city, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        for field in self.fields.values():
            if isinstance(field, DateField):
                field.city_locale = city.locale
        self.fields["starts_on"].initial = timezone.localdate()


class GivePostForm(PersonInPostForm):
    ends_on = DateField(
        label=_("Until"), required=False, edge=LAST_DAY, help_text=_("Left empty, until somebody ends it.")
    )
    is_shared = forms.BooleanField(label=_("Two people hold it at once"), required=False)

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", ENDS_FIRST)
        return cleaned


class HandOverForm(PersonInPostForm):
    """The holder ends on the day before, the other begins; of two holders, one is chosen."""

    holding = forms.ModelChoiceField(None, label=_("Who hands it over"), widget=forms.RadioSelect, empty_label=None)
    field_order = ["holding", "person", "starts_on"]

    def __init__(self, *args, holdings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holding"].queryset = holdings
        self.fields["holding"].label_from_instance = lambda holding: str(holding.user)
        self.fields["person"].label = _("Who takes it over")
        self.fields["starts_on"].label = _("First day of the new holder")
        if len(holdings) == 1:
            self.fields["holding"].initial = holdings[0].pk
            self.fields["holding"].widget = forms.HiddenInput()


class EndHoldingForm(forms.Form):
    """The last day of a holder, after whom the post stands empty."""

    holding = forms.ModelChoiceField(None, label=_("Who leaves it"), widget=forms.RadioSelect, empty_label=None)
    ends_on = DateField(label=_("Last day"), edge=LAST_DAY)

    def __init__(self, *args, city, holdings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].city_locale = city.locale
        self.fields["ends_on"].initial = timezone.localdate()
        self.fields["holding"].queryset = holdings
        self.fields["holding"].label_from_instance = lambda holding: str(holding.user)
        if len(holdings) == 1:
            self.fields["holding"].initial = holdings[0].pk
            self.fields["holding"].widget = forms.HiddenInput()


class SuccessorsForm(forms.Form):
    """For each post that somebody leaves: who takes it over, or nobody yet."""

    def __init__(self, *args, holdings, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.holdings = holdings
        for holding in holdings:
            self.fields[self.name_of(holding)] = forms.ModelChoiceField(
                people,
                required=False,
                label=_("Who takes over: %(post)s") % {"post": holding.position},
                empty_label=_("Nobody yet: it stays vacant"),
            )

    @staticmethod
    def name_of(holding):
        return f"post_{holding.position.uuid.hex}"

    def successors(self):
        """The person who takes over each holding, or None."""
        return {holding.pk: self.cleaned_data[self.name_of(holding)] for holding in self.holdings}
