from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.models import QUALITY, Dialogue
from dialogues.purposes import guide_of
from observatory.forms.records import RecordForm, WithEvidence

MOST_TO_TICK = 40


class DialogueForm(RecordForm):
    top = ("title", "held_on", "purpose")
    groups = (
        (_("Who is invited"), ["invited"]),
        (_("Where, and in which series"), ["place", "series", "is_table", "is_awareness"]),
        (_("Agenda"), ["agenda"]),
        (_("Results expected"), ["expected_short", "expected_middle", "expected_long"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Dialogue
        fields = [
            "title", "held_on", "purpose", "place", "series", "is_table", "is_awareness", "agenda",
            "expected_short", "expected_middle", "expected_long", "invited", "is_public",
        ]  # fmt: skip
        widgets = {"purpose": forms.RadioSelect, "invited": forms.CheckboxSelectMultiple}
        help_texts = {
            "series": _("The same name for every session of it, such as that of the standing table."),
            "agenda": _("One point on each line. It is printed on the sheet for the room."),
        }
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
        (_("What was obtained"), ["output", "perceptions"]),
        (_("The five qualities of a good dialogue"), QUALITY),
        (_("Minutes: file or link"), ["minutes", "new_file", "new_link"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Dialogue
        fields = [
            "summary", "attending", "departments", "participants", "women", "output", "perceptions", *QUALITY,
            "minutes", "no_agreement", "is_public",
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
        self.outline = str(guide_of(self.instance.purpose).outline)
        self.initial["output"] = self.instance.output or self.outline

    def clean_output(self):
        """Keep nothing where the headings that stood ready were left as they are."""
        given = self.cleaned_data["output"]
        return "" if given.split() == self.outline.split() else given

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
