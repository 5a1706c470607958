"""Inviting a guest assessor, and the page of advice that the guest writes."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indicators.forms.evaluation import in_use
from indicators.models import MOST_SHOWN, PeerGlance
from observatory.fields import LAST_DAY
from observatory.forms.records import RecordForm

ONE_PAGE = 6000  # characters: what one printed page holds, with some to spare


class GlanceForm(RecordForm):
    email = forms.EmailField(
        label=_("Email of the guest"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("Somebody of another city. Who has no account yet is asked to choose a password."),
    )
    name = forms.CharField(label=_("Name of the guest"), max_length=150)

    top = ("email", "name", "title", "ends_on", "indicators")
    groups = (
        (_("What we would like to know"), ["asked"]),
        (_("An evaluation and documents that are shown too"), ["evaluation", "documents"]),
    )

    class Meta(RecordForm.Meta):
        model = PeerGlance
        fields = ["title", "asked", "evaluation", "indicators", "documents", "ends_on"]
        widgets = {
            "asked": forms.Textarea(attrs={"rows": 3}),
            "indicators": forms.CheckboxSelectMultiple,
            "documents": forms.CheckboxSelectMultiple,
        }
        labels = {"title": _("What do you ask advice on?"), "indicators": _("Indicators that the guest may read")}
        help_texts = {
            "indicators": _("Up to ten. The guest reads their sheets and approved values, and nothing else."),
            "evaluation": _("Its plan, findings and decisions are shown."),
            "documents": _("The guest may download these files, public or not."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].edge = LAST_DAY
        in_use(self)
        if self.instance.pk:
            del self.fields["email"], self.fields["name"]

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day < timezone.localdate() and day != self.initial.get("ends_on"):
            raise forms.ValidationError(_("The last day has passed already: choose a later one."))
        return day

    def clean(self):
        cleaned = super().clean()
        if len(cleaned.get("indicators") or ()) > MOST_SHOWN:
            self.add_error("indicators", _("Choose ten at the most: a guest advises on few things, and well"))
        elif not self.errors and not any(cleaned.get(name) for name in ("indicators", "documents", "evaluation")):
            self.add_error(None, _("Choose at least one indicator, document or evaluation to show"))
        return cleaned


class AdviceForm(forms.Form):
    """One page of advice, signed with a name as it is to be read in public; a draft may still lack either."""

    advice = forms.CharField(
        label=_("Your advice"),
        max_length=ONE_PAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("One page. Only you read it until you sign it."),
    )
    signed_as = forms.CharField(label=_("Signed as: name, post and city"), max_length=200, required=False)

    def clean(self):
        cleaned = super().clean()
        if "sign" in self.data:
            if not cleaned.get("advice"):
                self.add_error("advice", _("Write the advice before you sign it"))
            if not cleaned.get("signed_as"):
                self.add_error("signed_as", _("Write your name as it is to be read under the advice"))
        return cleaned
