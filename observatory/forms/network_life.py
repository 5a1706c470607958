"""What a city does in its networks: seats, proposals, fees."""

from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.choices import ProposalFate
from observatory.forms.records import RecordForm, WithEvidence, currencies
from observatory.models import NetworkFee, NetworkProposal, NetworkRole

PUBLIC = {"is_public": _("Show it on the city's public page")}


class OfMembership(RecordForm):
    """A form about one of the networks that the city belongs to."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["membership"]
        field.queryset = field.queryset.named().order_by("network__name", "pk")
        field.label_from_instance = lambda membership: membership.network.name
        field.error_messages["required"] = _("Choose the network. One that is not in the list is logged first")


class NetworkRoleForm(OfMembership):
    code_from = "kind"
    top = ("membership", "kind", "body", "held_by", "starts_on")
    groups = (
        (_("Until when, and who looks after it"), ["ends_on", "responsible_post"]),
        (_("Notes, and who may see it"), ["note", "is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = NetworkRole
        fields = [
            "membership", "kind", "body", "held_by", "starts_on", "ends_on", "responsible_post", "note", "is_public",
        ]  # fmt: skip
        widgets = {"kind": forms.RadioSelect, "note": forms.Textarea(attrs={"rows": 3})}
        labels = PUBLIC | {"kind": _("What is it?")}
        help_texts = {
            "body": _("For example: Committee on culture. Empty for the network as a whole."),
            "held_by": _("For example: mayor, director of culture."),
        }

    def code_text(self):
        return f"{self.instance.membership.network} {self.instance}"

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("starts_on", "ends_on", _("It ends before it starts. Correct one of the two dates"))
        if not self.errors and self._seats_at_once().exists():
            self.add_error(
                "held_by",
                _("The same post has this seat already in these days. End that one first, or correct the dates"),
            )
        return cleaned

    def _seats_at_once(self):
        """Seats of the same post in the same body at once; in the network as a whole, of the same kind."""
        given = self.cleaned_data
        seats = NetworkRole.objects.kept().filter(membership=given["membership"], body__iexact=given["body"])
        seats = seats.filter(held_by__iexact=given["held_by"])
        if not (given["body"] and given["held_by"]):
            seats = seats.filter(kind=given["kind"])
        return seats.meeting(given["starts_on"], given["ends_on"]).exclude(pk=self.instance.pk)

    def _get_validation_exclusions(self):
        """The constraint of the table is said by `clean`, which names the field."""
        return super()._get_validation_exclusions() | {"membership"}


class NetworkProposalForm(WithEvidence, OfMembership):
    evidence_field = "source"
    top = ("membership", "title", "presented_on")
    groups = (
        (_("What the network made of it"), ["fate", "decided_on", "outcome"]),
        (_("Who looks after it"), ["responsible_post"]),
        (_("Where this is known from"), ["url", "source", "new_file", "new_link"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = NetworkProposal
        fields = [
            "membership", "title", "presented_on", "fate", "decided_on", "outcome", "responsible_post", "url", "source",
            "is_public",
        ]  # fmt: skip
        widgets = {"fate": forms.RadioSelect, "outcome": forms.Textarea(attrs={"rows": 3})}
        labels = PUBLIC | {"source": _("A source already here")}

    def clean(self):
        cleaned = super().clean()
        message = _("It was decided before it was presented. Correct one of the two dates")
        self.refuse_end_before("presented_on", "decided_on", message)
        cleaned["fate"] = cleaned.get("fate") or ProposalFate.WAITING
        if cleaned["fate"] == ProposalFate.WAITING and cleaned.get("decided_on"):
            self.add_error("fate", _("Say what the network decided, or leave the day of the decision out"))
        return cleaned


class NetworkFeeForm(OfMembership):
    currency = currencies()

    top = ("membership", "year", "amount", "currency")
    groups = ((_("When it was paid, notes, and who may see it"), ["paid_on", "note", "is_public"]),)

    class Meta(RecordForm.Meta):
        model = NetworkFee
        fields = ["membership", "year", "amount", "currency", "paid_on", "note", "is_public"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        labels = PUBLIC

    def clean_year(self):
        return four_figures(self.cleaned_data["year"])

    def clean(self):
        cleaned = super().clean()
        membership, year = cleaned.get("membership"), cleaned.get("year")
        if membership and not cleaned.get("currency"):
            cleaned["currency"] = membership.currency
        self.default_currency("amount")
        same = NetworkFee.objects.kept().filter(membership=membership, year=year).exclude(pk=self.instance.pk)
        if membership and year and same.exists():
            self.add_error(
                "year", _("The fee of this year is already logged. Correct that one, or choose another year")
            )
        return cleaned

    def code_text(self):
        return f"{self.instance.membership.network} {self.instance.year}"


def four_figures(year):
    """Give a year back; refuse what is none."""
    if not 1900 <= year <= 2200:
        raise forms.ValidationError(_("Write the year with four figures"))
    return year
