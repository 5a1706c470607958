"""What actors have to do with one another, how they are read, and the map kept as it was."""

from django import forms
from django.utils.translation import gettext_lazy as _

from actors.models import Assessment, MapSnapshot, Relation
from actors.models.assessment import SCALES
from observatory.forms.records import RecordForm, WithEvidence

SEARCHED = {"data-autocomplete": ""}


class RelationForm(WithEvidence, RecordForm):
    evidence_field = "source"
    top = ("from_actor", "kind", "to_actor", "evidence")
    groups = (
        (_("Since when, and until when"), ["starts_on", "ends_on"]),
        (_("Where this is known from"), ["source", "new_file", "new_link"]),
    )

    class Meta(RecordForm.Meta):
        model = Relation
        fields = ["from_actor", "kind", "to_actor", "evidence", "starts_on", "ends_on", "source"]
        widgets = {
            "from_actor": forms.Select(attrs=SEARCHED),
            "to_actor": forms.Select(attrs=SEARCHED),
            "kind": forms.RadioSelect,
        }
        labels = {"kind": _("What does the first have to do with the second?"), "source": _("A source already here")}
        help_texts = {"evidence": _("For example: they sign the fair together every year.")}

    def clean(self):
        given = super().clean()
        one, other = given.get("from_actor"), given.get("to_actor")
        if one and one == other:
            self.add_error("to_actor", _("An actor has no relation with itself. Choose another"))
        elif one and other and given.get("kind") and self.stands_already(given):
            self.add_error("kind", _("This relation is written down already. Change that one, or give another day"))
        self.refuse_end_before("starts_on", "ends_on", _("It ends before it starts. Correct one of the two dates"))
        return given

    def stands_already(self, given):
        same = {name: given.get(name) for name in ("from_actor", "to_actor", "kind", "starts_on")}
        return Relation.objects.kept().filter(**same).exclude(pk=self.instance.pk).exists()

    def code_text(self):
        return f"{self.cleaned_data['from_actor']} {self.cleaned_data['to_actor']}"


class AssessmentForm(WithEvidence, RecordForm):
    evidence_field = "source"
    top = ("actor", "power", "interest", "position", "affected", "assessed_on", "assessed_by")
    groups = ((_("What it rests on"), ["source", "new_file", "new_link", "note"]),)

    class Meta(RecordForm.Meta):
        model = Assessment
        fields = ["actor", *SCALES, "assessed_on", "assessed_by", "source", "note"]
        widgets = {"actor": forms.Select(attrs=SEARCHED), "note": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "power": _("How much power does it have over the city's international action?"),
            "interest": _("How much does it care about it?"),
            "position": _("How does it stand to it?"),
            "affected": _("How much does that action affect it?"),
            "source": _("A source already here"),
        }
        help_texts = {
            "assessed_by": _("A post or a group, such as: the table of January, the office with three experts."),
            "note": _("Why so, and who said it: a reading rests on documents and on people who know the territory."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in SCALES:
            field = Assessment._meta.get_field(name)
            steps = [("", _("Not said")), *field.choices]
            told = {"label": self.fields[name].label, "help_text": self.fields[name].help_text}
            self.fields[name] = forms.TypedChoiceField(
                choices=steps, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect, **told
            )

    def clean(self):
        given = super().clean()
        if not self.errors and all(given.get(name) is None for name in SCALES):
            self.add_error("power", _("Say at least one of the four"))
        if given.get("actor") and given.get("assessed_on") and self.stands_already(given):
            self.add_error("assessed_on", _("It was already assessed on this day. Change that assessment, or the day"))
        return given

    def stands_already(self, given):
        same = {"actor": given["actor"], "assessed_on": given["assessed_on"]}
        return Assessment.objects.kept().filter(**same).exclude(pk=self.instance.pk).exists()

    def code_text(self):
        return f"{self.cleaned_data['actor']} {self.cleaned_data['assessed_on']}"


class MapSnapshotForm(RecordForm):
    top = ("title", "taken_on", "note")

    class Meta(RecordForm.Meta):
        model = MapSnapshot
        fields = ["title", "taken_on", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "title": _("For example: the map before the strategy."),
            "note": _("The documents and the people that this reading rests on."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["taken_on"]  # what is kept is the map of that day
