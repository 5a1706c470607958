"""A mission or a visit: the activity, who went, whom they met, what was promised, and what came of it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from observatory.choices import MISSION_KINDS, ActivityKind, MissionReason, Outcome, PromiseSide, PromiseState
from observatory.fields import LAST_DAY, DateField, WholeNumberField
from observatory.forms.activities import ActivityForm
from observatory.forms.filters import ANY, ListFilter
from observatory.forms.records import countries
from observatory.forms.rows import RowForm, RowsField, written_rows
from observatory.models import FollowUp, Mission, Promise, StaffPosition


class DelegateForm(RowForm):
    needed = ("post",)

    post = forms.CharField(
        label=_("Post"), required=False, max_length=200, error_messages={"required": _("Write the post")}
    )
    number = WholeNumberField(label=_("People"), required=False, min_value=1, max_value=9999, initial=1)

    def clean_number(self):
        return self.cleaned_data["number"] or 1


class CounterpartForm(RowForm):
    needed = ("organisation",)

    organisation = forms.CharField(
        label=_("Organisation"), required=False, max_length=250, error_messages={"required": _("Write who it was")}
    )
    post = forms.CharField(label=_("Post met"), required=False, max_length=200)
    country = countries()


class PromiseForm(RowForm):
    needed = ("what",)

    what = forms.CharField(
        label=_("Promise"), required=False, max_length=300, error_messages={"required": _("Write what was promised")}
    )
    side = forms.ChoiceField(label=_("Whose"), choices=PromiseSide, initial=PromiseSide.OURS, required=False)
    due_on = DateField(label=_("By when"), required=False, edge=LAST_DAY)
    state = forms.ChoiceField(label=_("State"), choices=PromiseState, initial=PromiseState.OPEN, required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def clean_side(self):
        return self.cleaned_data["side"] or PromiseSide.OURS

    def clean_state(self):
        return self.cleaned_data["state"] or PromiseState.OPEN


ROWS = {
    "posts": ("post", "number"),
    "counterparts": ("organisation", "post", "country"),
    "promises": ("what", "side", "due_on", "state", "note"),
}


class MissionForm(ActivityForm):
    reason = forms.ChoiceField(label=_("Reason"), required=False, choices=[("", "–"), *MissionReason.choices])
    origin = forms.CharField(label=_("From"), required=False, max_length=200)
    destination = forms.CharField(label=_("To"), required=False, max_length=200)
    delegates = WholeNumberField(
        label=_("People in the delegation"),
        required=False,
        min_value=0,
        help_text=_("Left empty, the posts below are added up."),
    )
    posts = RowsField(
        DelegateForm,
        label=_("Delegation, by post"),
        help_text=_("The posts, not the names: mayor, director of culture …"),
    )
    counterparts = RowsField(CounterpartForm, label=_("Counterparts met"))
    promises = RowsField(
        PromiseForm, label=_("Promises of both sides"), help_text=_("What each side said it would do.")
    )
    followed_up_by = forms.ModelChoiceField(
        StaffPosition.objects.all(), label=_("Post that follows it up"), required=False
    )

    groups = (
        (_("From where to where, and why"), ["reason", "origin", "destination"]),
        (_("The delegation"), ["delegates", "posts"]),
        (_("Whom you met"), ["counterparts"]),
        (_("What was promised"), ["promises", "followed_up_by"]),
        *ActivityForm.groups,
    )
    BESIDES = ("reason", "origin", "destination", "delegates", "followed_up_by")

    def __init__(self, *args, instance=None, **kwargs):
        self.mission = Mission.objects.filter(activity=instance).first() if instance is not None else None
        super().__init__(*args, instance=instance, **kwargs)
        kind = self.fields["kind"]
        kind.label = _("Which way did it go?")
        kind.choices = [choice for choice in ActivityKind.choices if choice[0] in MISSION_KINDS]
        kind.initial = ActivityKind.MISSION_OUT
        if self.mission:
            self._start_with_mission()

    def _start_with_mission(self):
        for name in self.BESIDES:
            value = getattr(self.mission, name)
            self.initial.setdefault(name, getattr(value, "pk", value))
        for name, fields in ROWS.items():
            self.initial[name] = written_rows(getattr(self.mission, name).all(), *fields)

    def _named(self, name):
        if name not in self.BESIDES:
            return super()._named(name)
        value = getattr(self.mission, name, None)
        return [value.pk] if value else []

    def clean(self):
        cleaned = super().clean()
        if posts := cleaned.get("posts"):
            people = sum(row["number"] for row in posts)
            if cleaned.get("delegates") is None:
                cleaned["delegates"] = people
            elif people > cleaned["delegates"]:
                self.add_error(
                    "delegates",
                    _("The posts add up to %(people)s people. Correct this number or the posts") % {"people": people},
                )
        return cleaned

    def copied_values(self):
        """What a new mission may start with: the same delegation, with nobody met and nothing promised yet."""
        copied = super().copied_values() | {"counterparts": [], "promises": []}
        return copied | {"posts": [{**row, "uuid": ""} for row in copied["posts"] or []]}

    def besides(self):
        """What a mission has besides an activity."""
        return {name: self.cleaned_data[name] for name in self.BESIDES if name in self.fields}


class MissionFilter(ListFilter):
    """The filters of missions, and what came of them; the rows must carry their `outcome`."""

    MISSING = "missing"

    follow_up = forms.ChoiceField(
        label=_("What came of it"),
        required=False,
        choices=[("", ANY), (MISSING, _("Without follow-up")), *Outcome.choices],
    )

    def narrowed(self, rows, name, value):
        if name != "follow_up":
            return super().narrowed(rows, name, value)
        return rows.without_follow_up(timezone.localdate()) if value == self.MISSING else rows.filter(outcome=value)


class FollowUpForm(forms.ModelForm):
    """The question asked again: what came of it? Two answers are enough."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = FollowUp
        fields = ["outcome", "text", "next_step"]
        widgets = {"outcome": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 2})}
        labels = {"outcome": _("What came of it?"), "text": _("In one sentence")}
        error_messages = {"outcome": {"required": _("Choose what came of it, so far")}}

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = activity.version
        self.fields["outcome"].choices = Outcome.choices
        self.promises = list(Promise.objects.kept_open().filter(mission__activity=activity))
        for promise in self.promises:
            self.fields[f"promise-{promise.uuid}"] = forms.ChoiceField(
                label=f"{promise.get_side_display()}: {promise.what}",
                choices=PromiseState,
                initial=promise.state,
                required=False,
            )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("outcome") == Outcome.RESULT and not cleaned.get("text"):
            self.add_error("text", _("Say in one sentence what the result is"))
        return cleaned

    def beside(self):
        """What unfolds: the next step, and the promises that are still open."""
        return [self["next_step"], *(self[f"promise-{promise.uuid}"] for promise in self.promises)]

    def told_promises(self):
        """The promises whose state was changed, as (promise, state)."""
        given = ((promise, self.cleaned_data.get(f"promise-{promise.uuid}")) for promise in self.promises)
        return [(promise, state) for promise, state in given if state and state != promise.state]
