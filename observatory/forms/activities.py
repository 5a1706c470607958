from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.choices import MISSION_KINDS, ActivityKind, MissionReason
from observatory.fields import TopicsField, WholeNumberField
from observatory.forms.records import RecordForm, WithEvidence, countries, currencies
from observatory.models import Activity, Mission


class ActivityForm(WithEvidence, RecordForm):
    country = countries()
    currency = currencies()
    topics = TopicsField(label=_("Topics"), required=False, help_text=_("Separated by commas."))

    evidence_field = "evidence"
    top = ("kind", "title", "starts_on")
    groups = (
        (_("With whom: agreements it serves"), ["agreements"]),
        (_("When and where"), ["ends_on", "place", "country"]),
        (
            _("Area of action and objective"),
            ["area_of_action", "motivation", "objectives", "departments", "sdgs", "topics"],
        ),
        (_("Result, in one sentence"), ["result"]),
        (_("People, hours and cost"), ["participants", "women", "hours", "cost", "currency"]),
        (_("Evidence: file or link"), ["evidence", "new_file", "new_link"]),
        (_("Notes, and who may see it"), ["url", "note", "is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Activity
        fields = [
            "kind", "title", "starts_on", "ends_on", "place", "country", "area_of_action", "motivation", "departments",
            "objectives", "agreements", "sdgs", "topics", "participants", "women", "hours", "cost", "currency",
            "result", "url", "note", "evidence", "is_public",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3}),
            "result": forms.Textarea(attrs={"rows": 2}),
            "departments": forms.CheckboxSelectMultiple,
            "objectives": forms.CheckboxSelectMultiple,
            "sdgs": forms.CheckboxSelectMultiple,
        }
        labels = {
            "kind": _("What was it?"),
            "evidence": _("Sources already here"),
            "is_public": _("Show it on the city's public page"),
        }
        help_texts = {"title": _("As you would say it aloud. For example: “Exchange with Rosario on waterfronts”.")}

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("starts_on", "ends_on", _("It ends before it starts. Correct one of the two dates"))
        self.default_currency("cost")
        women, everyone = cleaned.get("women"), cleaned.get("participants")
        if women is not None and everyone is not None and women > everyone:
            self.add_error("women", _("There are more women than participants. Correct one of the two numbers"))
        return cleaned


class MissionForm(ActivityForm):
    reason = forms.ChoiceField(label=_("Reason"), required=False, choices=[("", "–"), *MissionReason.choices])
    origin = forms.CharField(label=_("From"), required=False, max_length=200)
    destination = forms.CharField(label=_("To"), required=False, max_length=200)
    delegates = WholeNumberField(label=_("People in the delegation"), required=False, min_value=0)
    delegation = forms.CharField(
        label=_("Delegation, by post"),
        required=False,
        max_length=500,
        help_text=_("The posts, not the names: mayor, director of culture …"),
    )

    groups = (
        (_("From where to where, and why"), ["reason", "origin", "destination"]),
        (_("The delegation"), ["delegates", "delegation"]),
        *ActivityForm.groups,
    )

    BESIDES = ("reason", "origin", "destination", "delegates", "delegation")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        kind.label = _("Which way did it go?")
        kind.choices = [choice for choice in ActivityKind.choices if choice[0] in MISSION_KINDS]
        kind.initial = ActivityKind.MISSION_OUT
        mission = Mission.objects.filter(activity=self.instance).first() if self.instance.pk else None
        for name in self.BESIDES:
            self.initial.setdefault(name, getattr(mission, name, None))

    def besides(self):
        """What a mission has besides an activity."""
        return {name: self.cleaned_data[name] for name in self.BESIDES}
