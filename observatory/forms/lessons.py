from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from observatory.forms.plans import PUBLIC
from observatory.forms.records import RecordForm
from observatory.models import Activity, Lesson

LATEST = 200


class LessonForm(RecordForm):
    top = ("title", "happened_on", "tried", "happened")
    groups = (
        (_("Why, and what we changed"), ["why", "changed", "who_should_know"]),
        (_("Facts and an anecdote"), ["facts", "anecdotes"]),
        (_("What it comes from"), ["activity", "project", "agreement", "practice"]),
        (_("What kind of lesson, and who may see it"), ["theme", "is_failure", "is_public"]),
    )

    class Meta(RecordForm.Meta):
        model = Lesson
        fields = [
            "title", "happened_on", "theme", "tried", "happened", "why", "changed", "who_should_know", "facts",
            "anecdotes", "activity", "project", "agreement", "practice", "is_failure", "is_public",
        ]  # fmt: skip
        long = ("tried", "happened", "why", "changed", "facts", "anecdotes")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in long} | {
            name: forms.Select(attrs={"data-autocomplete": ""}) for name in ("activity", "project", "agreement")
        }
        labels = PUBLIC
        help_texts = {
            "facts": _("What can be counted or shown: dates, numbers, documents."),
            "anecdotes": _("Something that happened and says it better than a report. Leave out names."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "activity" in self.fields:
            self._offer_latest_activities()

    def _offer_latest_activities(self):
        """Offer the latest activities, and the one that is named already: an office logs thousands."""
        activities = self.fields["activity"].queryset
        latest = list(activities.order_by("-starts_on", "-pk").values_list("pk", flat=True)[:LATEST])
        given = self.initial.get("activity")
        named = getattr(given, "pk", given) or self.instance.activity_id
        self.fields["activity"].queryset = Activity.objects.filter(Q(pk__in=latest) | Q(pk=named)).order_by(
            "-starts_on", "-pk"
        )
