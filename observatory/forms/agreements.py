from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from observatory.choices import AgreementKind, Pulse
from observatory.forms.filters import ANY, ListFilter
from observatory.forms.records import RecordForm, WithEvidence
from observatory.models import Agreement, Country
from observatory.services.agreement_doubles import with_text
from observatory.services.partners import the_place


class AgreementFilter(ListFilter):
    """The questions above the list of agreements: also how alive they are, and whether they share a text."""

    pulse = forms.ChoiceField(choices=[("", ANY), *Pulse.choices], required=False, label=_("Pulse"))
    same_text = forms.CharField(required=False, widget=forms.HiddenInput)

    def narrowed(self, rows, name, value):
        if name == "same_text":
            return rows.filter(pk__in=with_text(self.rows, value).values("pk"))
        return super().narrowed(rows, name, value)


class AgreementForm(WithEvidence, RecordForm):
    counterpart_name = forms.CharField(
        label=_("Counterpart city"),
        required=False,
        max_length=150,
        help_text=_("For example: Rosario."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    counterpart_country = forms.ModelChoiceField(Country.objects.all(), required=False, label=_("Its country"))

    evidence_field = "document"
    top = ("kind", "title", "counterpart_name", "counterpart_country", "signed_on")
    groups = (
        (_("Other counterparts"), ["counterparts"]),
        (_("Why we signed, and what for"), ["why_signed", "objectives", "sdgs"]),
        (_("From when to when"), ["status", "in_force_from", "ends_on", "is_open_ended"]),
        (_("What happens at its end"), ["renewal_kind", "notice_months", "renewal"]),
        (_("Who looks after it"), ["department", "responsible_post", "deputy_post", "responsible"]),
        (_("Signed document"), ["document", "new_file", "new_link"]),
        (_("Other documents"), ["documents"]),
        (_("Where this is known from"), ["source", "url", "note"]),
        (_("Who may see it"), ["is_public", "has_public_steps"]),
    )

    class Meta(RecordForm.Meta):
        model = Agreement
        fields = [
            "kind", "title", "counterpart_country", "signed_on", "counterparts", "why_signed", "objectives", "sdgs",
            "status", "in_force_from", "ends_on", "is_open_ended", "renewal_kind", "notice_months", "renewal",
            "department", "responsible_post", "deputy_post", "responsible",
            "document", "documents", "source", "url", "note", "is_public", "has_public_steps",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "why_signed": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 3}),
            "objectives": forms.CheckboxSelectMultiple,
            "sdgs": forms.CheckboxSelectMultiple,
            "documents": forms.CheckboxSelectMultiple,
        }
        labels = {
            "kind": _("What kind of agreement is it?"),
            "document": _("A document already here"),
            "source": _("Source"),
            "is_public": _("Show it on the city's public page"),
            "has_public_steps": _("Show there, too, which legal steps are done"),
            "renewal": _("In the words of the agreement"),
            "responsible": _("Another post, that is not in the list"),
        }
        help_texts = {
            "title": _("As it stands on the paper, or as the office calls it."),
            "notice_months": _("How long before the end a side has to say that it does not renew, such as 6."),
        }

    country_found = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.counterpart_city and "counterpart_name" not in self.initial:
            self.initial["counterpart_name"] = self.instance.counterpart_city.name
        self._suggest_counterparts()
        self.fields["kind"].initial = self.fields["kind"].initial or AgreementKind.TWINNING

    def _suggest_counterparts(self):
        """Let the name be completed while it is typed, which chooses its country too."""
        self.fields["counterpart_name"].widget.attrs |= {
            "data-autocomplete-url": reverse("partners", args=[self.city.code]),
            "data-autocomplete-fills": self["counterpart_country"].id_for_label,
            "data-none": _("Nothing is called so"),
        }

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("signed_on", "ends_on", _("It ends before it was signed. Correct one of the two dates"))
        self.refuse_end_before(
            "in_force_from", "ends_on", _("It ends before it is in force. Correct one of the two dates")
        )
        if (deputy := cleaned.get("deputy_post")) and deputy == cleaned.get("responsible_post"):
            self.add_error("deputy_post", _("The deputy is another post than the one responsible. Choose another one"))
        if cleaned.get("is_open_ended") and cleaned.get("ends_on"):
            self.add_error("is_open_ended", _("An open-ended agreement has no end. Empty the end, or untick this"))
        if cleaned.get("counterpart_name") and not cleaned.get("counterpart_country"):
            self._find_the_country(cleaned["counterpart_name"])
        return cleaned

    def _find_the_country(self, name):
        """Take the country from the gazetteer where the name alone tells it."""
        place = the_place(name)
        if place is None and "counterpart_country" not in self.errors:
            self.add_error("counterpart_country", _("Choose the country: the name alone does not tell it"))
        self.country_found = place.country if place else None
