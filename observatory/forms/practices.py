"""Good practices, what happened to them, and what departments can teach or want to learn."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.fields import DateField, TopicsField
from observatory.forms.plans import PUBLIC
from observatory.forms.records import RecordForm
from observatory.models import GoodPractice, Need, Offer


class PracticeForm(RecordForm):
    identified_on = DateField(label=_("Identified on"), help_text=_("Left empty, it is today."), required=False)
    topics = TopicsField(label=_("Topics"), required=False, help_text=_("Separated by commas."))

    top = ("title", "summary")
    groups = (
        (_("What it answers, how it works, what it achieved"), ["problem", "how", "results", "advice"]),
        (_("Department, area and topics"), ["department", "area_of_action", "topics", "sdgs"]),
        (_("When it was identified"), ["identified_on"]),
        (_("Links, and who may see it"), ["url", "note", "is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = GoodPractice
        fields = [
            "title", "summary", "problem", "how", "results", "advice", "department", "area_of_action", "topics", "sdgs",
            "url", "note", "is_public",
        ]  # fmt: skip
        long = ("summary", "problem", "how", "results", "advice", "note")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in long} | {"sdgs": forms.CheckboxSelectMultiple}
        labels = PUBLIC

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["identified_on"]  # told by its event from now on

    def identified(self):
        """The day on which it was identified and how exactly it is known."""
        day = self.cleaned_data["identified_on"]
        return (day, self.fields["identified_on"].precision) if day else (timezone.localdate(), "day")


class KnowledgeForm(RecordForm):
    topics = TopicsField(label=_("Topics"), required=False, help_text=_("Separated by commas, in any language."))

    top = ("title", "department", "topics")
    groups = (
        (_("In a few sentences"), ["description"]),
        (_("Area of action and SDGs"), ["area_of_action", "sdgs"]),
        (_("Since when, and whether it is still open"), ["since", "is_open"]),
        (_("Who may see it"), ["is_public"]),
    )

    class Meta(RecordForm.Meta):
        fields = [
            "title", "department", "topics", "description", "area_of_action", "sdgs", "since", "is_open", "is_public",
        ]  # fmt: skip
        widgets = {"description": forms.Textarea(attrs={"rows": 3}), "sdgs": forms.CheckboxSelectMultiple}
        labels = {"is_public": _("Show it to everybody, so that other cities can answer")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"].required = False
        if not self.instance.pk:
            self.fields["is_open"].initial = True

    def clean_since(self):
        return self.cleaned_data["since"] or timezone.localdate()


class OfferForm(KnowledgeForm):
    groups = ((_("The good practice behind it"), ["practice"]), *KnowledgeForm.groups)

    class Meta(KnowledgeForm.Meta):
        model = Offer
        fields = [*KnowledgeForm.Meta.fields, "practice"]


class NeedForm(KnowledgeForm):
    class Meta(KnowledgeForm.Meta):
        model = Need
