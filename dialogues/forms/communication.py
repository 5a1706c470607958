from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.choices import Medium
from dialogues.models import Communication, PlannedCommunication
from observatory.fields import DateField
from observatory.forms.records import RecordForm, WithEvidence
from observatory.forms.rows import RowForm, RowsField, written_rows


class PickupForm(RowForm):
    needed = ("outlet", "published_on")

    outlet = forms.CharField(
        label=_("Medium"), required=False, max_length=200, error_messages={"required": _("Write which medium it was")}
    )
    medium = forms.ChoiceField(label=_("Kind of medium"), choices=Medium, initial=Medium.ONLINE, required=False)
    published_on = DateField(
        label=_("Published on"), required=False, error_messages={"required": _("Write the day of publication")}
    )
    cites_the_city = forms.BooleanField(label=_("It cites the city's work"), required=False, initial=True)
    url = forms.URLField(label=_("Link"), required=False, max_length=500, assume_scheme="https")

    def clean_medium(self):
        return self.cleaned_data["medium"] or Medium.ONLINE


class CommunicationForm(WithEvidence, RecordForm):
    pickups = RowsField(PickupForm, label=_("Media that took it up"))

    evidence_field = "source"
    top = ("kind", "title", "sent_on")
    groups = (
        (_("To whom, and what for"), ["audience", "intent", "sent_to", "departments", "channel"]),
        (_("Who took it up"), ["pickups"]),
        (_("What it tells of, and what was planned"), ["activity", "objectives", "planned"]),
        (_("Language, and other versions"), ["language", "same_as"]),
        (_("The document, and notes"), ["url", "source", "new_file", "new_link", "note"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Communication
        fields = [
            "kind", "title", "sent_on", "audience", "intent", "sent_to", "departments", "channel", "activity",
            "objectives", "planned", "language", "same_as", "url", "source", "note", "is_public",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "intent": forms.RadioSelect,
            "departments": forms.CheckboxSelectMultiple,
            "objectives": forms.CheckboxSelectMultiple,
            "activity": forms.Select(attrs={"data-autocomplete": ""}),
            "same_as": forms.Select(attrs={"data-autocomplete": ""}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "kind": _("What was it?"),
            "title": _("What is it about?"),
            "same_as": _("It is another version of"),
            "source": _("A source already here"),
            "is_public": _("Show it on the city's public page"),
        }
        help_texts = {
            "same_as": _("A translation or a reprint: the indicators count the text once."),
            "sent_to": _("Organisations and media, not people."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            names = ("outlet", "medium", "published_on", "cites_the_city", "url")
            self.initial["pickups"] = written_rows(self.instance.pickups.all(), *names)
        if lines := self.fields.get("planned"):
            lines.queryset = PlannedCommunication.objects.filter(plan__city=self.city, plan__removed_at=None)
        if versions := self.fields.get("same_as"):
            versions.queryset = versions.queryset.filter(same_as=None).exclude(pk=self.instance.pk)
