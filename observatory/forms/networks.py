from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.forms.records import RecordForm, WithEvidence, currencies
from observatory.models import NetworkMembership


class NetworkMembershipForm(WithEvidence, RecordForm):
    currency = currencies()
    new_name = forms.CharField(label=_("Name of the network"), required=False, max_length=200)
    new_acronym = forms.CharField(label=_("Acronym"), required=False, max_length=30)
    new_url = forms.URLField(label=_("Its site"), required=False, max_length=500)

    evidence_field = "source"
    top = ("network", "joined_on")
    groups = (
        (_("The network is not in the list"), ["new_name", "new_acronym", "new_url"]),
        (_("Role and name as a member"), ["role", "member_name", "left_on"]),
        (_("Yearly fee"), ["fee", "currency"]),
        (_("Where the network decides"), ["decision_spaces"]),
        (_("Where this is known from"), ["source", "new_file", "new_link", "note"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = NetworkMembership
        fields = [
            "network", "joined_on", "role", "member_name", "left_on", "fee", "currency", "decision_spaces", "source",
            "note", "is_public",
        ]  # fmt: skip
        widgets = {"note": forms.Textarea(attrs={"rows": 3}), "network": forms.Select(attrs={"data-autocomplete": ""})}
        labels = {"source": _("A source already here"), "is_public": _("Show it on the city's public page")}
        help_texts = {"decision_spaces": _("How many there are in all, so that the city's share in them can be told.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["network"].required = not self.data.get("new_name")
        self.fields["network"].error_messages["required"] = _("Choose the network, or name it below")

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("joined_on", "left_on", _("It left before it joined. Correct one of the two dates"))
        self.default_currency("fee")
        return cleaned

    def code_text(self):
        return str(self.instance.network)

    def _get_validation_exclusions(self):
        exclude = super()._get_validation_exclusions()
        return exclude | {"network"} if self.cleaned_data.get("new_name") else exclude
