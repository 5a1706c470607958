from django import forms
from django.utils.translation import gettext_lazy as _

from observatory.choices import TeachingMethod
from observatory.fields import TopicsField
from observatory.forms.records import RecordForm, WithEvidence, countries, currencies
from observatory.models import Activity


class ActivityForm(WithEvidence, RecordForm):
    country = countries()
    currency = currencies()
    topics = TopicsField(label=_("Topics"), required=False, help_text=_("Separated by commas."))
    methods = forms.MultipleChoiceField(
        label=_("Teaching strategies used"),
        required=False,
        choices=TeachingMethod,
        widget=forms.CheckboxSelectMultiple,
    )

    evidence_field = "evidence"
    top = ("kind", "title", "starts_on")
    groups = (
        (_("With whom: agreements and networks it serves"), ["agreements", "networks"]),
        (_("When and where"), ["ends_on", "place", "country"]),
        (
            _("Area of action and objective"),
            ["area_of_action", "motivation", "objectives", "departments", "sdgs", "topics"],
        ),
        (
            _("Result, and what followed"),
            ["result", "follows_from", "adoptable", "adopted", "adopted_in", "adopted_on"],
        ),
        (_("Teaching strategies used"), ["methods"]),
        (_("People, hours and cost"), ["participants", "women", "hours", "cost", "currency"]),
        (_("Evidence: file or link"), ["evidence", "new_file", "new_link"]),
        (_("Notes, and who may see it"), ["url", "note", "is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Activity
        fields = [
            "kind", "title", "starts_on", "ends_on", "place", "country", "area_of_action", "motivation", "departments",
            "objectives", "agreements", "networks", "sdgs", "topics", "participants", "women", "hours", "cost",
            "currency", "result", "follows_from", "adoptable", "adopted", "adopted_in", "adopted_on", "methods", "url",
            "note", "evidence", "is_public",
        ]  # fmt: skip
        widgets = {
            "kind": forms.RadioSelect,
            "note": forms.Textarea(attrs={"rows": 3}),
            "result": forms.Textarea(attrs={"rows": 2}),
            "departments": forms.CheckboxSelectMultiple,
            "objectives": forms.CheckboxSelectMultiple,
            "networks": forms.CheckboxSelectMultiple,
            "sdgs": forms.CheckboxSelectMultiple,
            "follows_from": forms.Select(attrs={"data-autocomplete": ""}),
        }
        labels = {
            "kind": _("What was it?"),
            "evidence": _("Sources already here"),
            "follows_from": _("It follows from"),
            "adoptable": _("Method or instrument worth adopting"),
            "adopted": _("Method or instrument that was adopted"),
            "adopted_on": _("Adopted on"),
            "adopted_in": _("In which policy"),
            "is_public": _("Show it on the city's public page"),
        }
        help_texts = {
            "title": _("As you would say it aloud. For example: “Exchange with Rosario on waterfronts”."),
            "follows_from": _("For what somebody set going after a training, an exchange or a mission."),
            "adoptable": _("What the city saw elsewhere and could use itself."),
            "adopted": _("What the city took over from elsewhere, and now uses."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and (earlier := self.fields.get("follows_from")):
            earlier.queryset = earlier.queryset.exclude(pk=self.instance.pk)
        if networks := self.fields.get("networks"):
            networks.queryset = networks.queryset.named().order_by("network__name", "pk")
            networks.label_from_instance = lambda membership: membership.network.name

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("starts_on", "ends_on", _("It ends before it starts. Correct one of the two dates"))
        self.default_currency("cost")
        women, everyone = cleaned.get("women"), cleaned.get("participants")
        if women is not None and everyone is not None and women > everyone:
            self.add_error("women", _("There are more women than participants. Correct one of the two numbers"))
        if not cleaned.get("adopted") and "adopted" not in self.errors:
            if cleaned.get("adopted_in"):
                self.add_error("adopted", _("Say what was adopted in that policy"))
            elif cleaned.get("adopted_on"):
                self.add_error("adopted", _("Say what was adopted on that day"))
        self._refuse_circle()
        return cleaned

    def _refuse_circle(self):
        """An activity follows from an earlier one, never through others from itself."""
        seen, earlier = {self.instance.pk}, self.cleaned_data.get("follows_from")
        while earlier is not None and earlier.pk not in seen:
            seen.add(earlier.pk)
            earlier = earlier.follows_from
        if earlier is not None:
            self.add_error("follows_from", _("That activity follows from this one. Choose another"))
