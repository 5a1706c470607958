from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.choices import Audience, Fulfilled, Intent
from dialogues.models import PLAN_QUALITIES, CommunicationPlan
from observatory.fields import DateField
from observatory.forms.records import RecordForm
from observatory.forms.rows import RowForm, RowsField, written_rows

UNSAID = [("", _("Not said"))]


class PlannedForm(RowForm):
    needed = ("aim", "planned_on")

    aim = forms.CharField(
        label=_("What it is to achieve"),
        required=False,
        max_length=250,
        error_messages={"required": _("Write what it is to achieve")},
    )
    audience = forms.ChoiceField(label=_("Audience"), choices=UNSAID + Audience.choices, required=False)
    intent = forms.ChoiceField(label=_("Aim of the communication"), choices=UNSAID + Intent.choices, required=False)
    channel = forms.CharField(label=_("Channel"), required=False, max_length=150)
    planned_on = DateField(
        label=_("Planned for"), required=False, error_messages={"required": _("Write the day it is planned for")}
    )


class CommunicationPlanForm(RecordForm):
    lines = RowsField(PlannedForm, label=_("To whom, what for, by which channel and when"))

    top = ("title", "starts_on", "ends_on", "lines")
    groups = (
        (_("The nine qualities of a plan"), list(PLAN_QUALITIES)),
        (_("The strategy it serves, and notes"), ["strategy", "note"]),
    )

    class Meta(RecordForm.Meta):
        model = CommunicationPlan
        fields = ["title", "starts_on", "ends_on", "strategy", "note", *PLAN_QUALITIES]
        widgets = dict.fromkeys(PLAN_QUALITIES, forms.RadioSelect) | {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in PLAN_QUALITIES:
            self.fields[name].choices = [*Fulfilled.choices, *UNSAID]
        if self.instance.pk:
            names = ("aim", "audience", "intent", "channel", "planned_on")
            self.initial["lines"] = written_rows(self.instance.lines.all(), *names)

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("starts_on", "ends_on", _("It ends before it starts. Correct one of the two dates"))
        return cleaned
