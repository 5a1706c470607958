from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommitmentKind, CommitmentStatus
from dialogues.models import Commitment
from observatory.fields import DateField
from observatory.forms.records import RecordForm

ALL = 100
BLANK_LINES = 3


class LineForm(forms.Form):
    """One line of what was agreed, as it is written down when a dialogue is closed."""

    text = forms.CharField(label=_("What was agreed"), required=False, max_length=500)
    kind = forms.ChoiceField(label=_("Kind"), choices=CommitmentKind, initial=CommitmentKind.TASK)
    responsible = forms.CharField(label=_("By whom (post or organisation)"), required=False, max_length=150)
    due_on = DateField(label=_("By when"), required=False, edge="last")

    def __init__(self, *args, city, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].city_locale = city.locale

    def clean(self):
        given = super().clean()
        if not given.get("text") and (given.get("responsible") or given.get("due_on")):
            self.add_error("text", _("Write what was agreed"))
        return given


LineFormSet = forms.formset_factory(LineForm, extra=BLANK_LINES)


class CommitmentForm(RecordForm):
    code_from = "text"
    top = ("text", "status", "progress", "status_note")
    groups = (
        (_("By whom, with what, and by when"), ["responsible", "resources", "due_on", "owner", "deputy"]),
        (_("Kind"), ["kind"]),
        (_("The activity that answered it"), ["answered_by"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Commitment
        fields = [
            "text", "kind", "responsible", "resources", "due_on", "owner", "deputy", "status", "progress",
            "status_note", "answered_by", "is_public",
        ]  # fmt: skip
        widgets = {
            "status": forms.RadioSelect,
            "kind": forms.RadioSelect,
            "answered_by": forms.Select(attrs={"data-autocomplete": ""}),
        }
        labels = {"is_public": _("Show it with the dialogue on the city's public page")}
        help_texts = {"status_note": _("What has been done, or why it was dropped. It can be read in public.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due_on"].edge = "last"
        if not self.instance.pk and self.instance.dialogue:
            self.initial["is_public"] = self.instance.dialogue.is_public

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("status") == CommitmentStatus.DROPPED and not cleaned.get("status_note"):
            self.add_error("status_note", _("Say why it was dropped"))
        if (deputy := cleaned.get("deputy")) and deputy == cleaned.get("owner"):
            self.add_error("deputy", _("The deputy is another post than the one responsible. Choose another one"))
        progress = cleaned.get("progress")
        if progress is not None and not 0 <= progress <= ALL:
            self.add_error("progress", _("Write a number from 0 to 100"))
        return cleaned
