from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.forms.plans import PUBLIC
from observatory.forms.records import RecordForm, currencies
from observatory.models import Opportunity


class OpportunityForm(RecordForm):
    currency = currencies()

    top = ("kind", "title", "closes_on", "status")
    groups = (
        (_("Who offers it, and how much"), ["organiser", "amount", "currency", "url"]),
        (_("Dates"), ["identified_on", "opens_on"]),
        (_("Department and SDGs"), ["department", "sdgs"]),
        (_("Notes, and who may see it"), ["note", "is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Opportunity
        fields = [
            "kind", "title", "closes_on", "status", "organiser", "amount", "currency", "url", "identified_on",
            "opens_on", "department", "sdgs", "note", "is_public",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "status": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3}),
            "sdgs": forms.CheckboxSelectMultiple,
        }
        labels = PUBLIC

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["identified_on"].required = False

    def clean_identified_on(self):
        return self.cleaned_data["identified_on"] or timezone.localdate()

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("opens_on", "closes_on", _("It closes before it opens. Correct one of the two dates"))
        self.default_currency("amount")
        return cleaned
