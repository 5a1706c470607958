from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.choices import CommitmentKind, CommitmentStatus
from dialogues.models import Commitment, Dialogue
from observatory.fields import DateField
from observatory.forms.records import RecordForm, WithEvidence

MOST_TO_TICK = 40
BLANK_LINES = 3
ALL = 100


class DialogueForm(RecordForm):
    top = ("title", "held_on", "purpose")
    groups = (
        (_("Who is invited"), ["invited"]),
        (_("Where, and in which series"), ["place", "is_table", "is_awareness"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Dialogue
        fields = ["title", "held_on", "purpose", "place", "is_table", "is_awareness", "invited", "is_public"]
        widgets = {"purpose": forms.RadioSelect, "invited": forms.CheckboxSelectMultiple}
        labels = {
            "title": _("What is it about?"),
            "held_on": _("When is it held?"),
            "purpose": _("What for?"),
            "is_awareness": _("It makes the city's international work known to the departments"),
            "is_public": _("Show it on the city's public page once it is closed"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["held_on"].edge = "same"
        self.fields["held_on"].help_text = ""
        tick_or_select(self.fields.get("invited"))


def tick_or_select(field):
    """Offer a few actors as boxes to tick, many as a list to choose from."""
    if field is not None and field.queryset.count() > MOST_TO_TICK:
        field.widget = forms.SelectMultiple(choices=field.choices)


class CloseForm(WithEvidence, RecordForm):
    """How a dialogue ended: who came, what was said; what was agreed stands in the lines beside it."""

    evidence_field = "minutes"
    top = ("summary", "attending", "departments")
    groups = (
        (_("How many people came"), ["participants", "women"]),
        (_("Minutes: file or link"), ["minutes", "new_file", "new_link"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Dialogue
        fields = [
            "summary", "attending", "departments", "participants", "women", "minutes", "no_agreement", "is_public",
        ]  # fmt: skip
        widgets = {"attending": forms.CheckboxSelectMultiple, "departments": forms.CheckboxSelectMultiple}
        labels = {
            "attending": _("Which organisations came?"),
            "departments": _("Which departments of the local government came?"),
            "no_agreement": _("No agreement was reached"),
            "minutes": _("Minutes already here"),
            "is_public": _("Show the dialogue, its summary and what was agreed on the city's public page"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["summary"].required = True
        if not self.instance.is_closed and not self.is_bound and not self.initial.get("attending"):
            self.initial["attending"] = list(self.instance.invited.all())
        tick_or_select(self.fields.get("attending"))

    def clean(self):
        cleaned = super().clean()
        women, everyone = cleaned.get("women"), cleaned.get("participants")
        if women is not None and everyone is not None and women > everyone:
            self.add_error("women", _("There are more women than people present. Correct one of the two numbers"))
        return cleaned

    def agree(self, n_agreed):
        """Refuse to close in silence: either something was agreed, or it is said that nothing was."""
        none_said = self.cleaned_data.get("no_agreement")
        if not n_agreed and not none_said:
            self.add_error("no_agreement", _("Write down what was agreed, or tick that no agreement was reached"))
        if n_agreed and none_said:
            self.add_error("no_agreement", _("Something was agreed: untick this, or take the lines out"))


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
        (_("By whom, and by when"), ["responsible", "due_on"]),
        (_("Kind"), ["kind"]),
        (_("The activity that answered it"), ["answered_by"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Commitment
        fields = [
            "text",
            "kind",
            "responsible",
            "due_on",
            "status",
            "progress",
            "status_note",
            "answered_by",
            "is_public",
        ]
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
        progress = cleaned.get("progress")
        if progress is not None and not 0 <= progress <= ALL:
            self.add_error("progress", _("Write a number from 0 to 100"))
        return cleaned
