"""A self-review: one question for each item of its kind, with the evidence for the answer."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from observatory import guidance
from observatory.choices import ReviewAnswer, ReviewKind
from observatory.forms.strategy import PUBLIC, WHO, PartForm, lines
from observatory.models import SelfReview
from observatory.services.reviews import given_answers

EVIDENCE = "-evidence"


@dataclass(frozen=True)
class Question:
    """An item as the form asks it: the answer and the evidence for it."""

    item: guidance.Item
    answer: forms.BoundField
    evidence: forms.BoundField


class SelfReviewForm(PartForm):
    kind = forms.ChoiceField(choices=ReviewKind, widget=forms.HiddenInput)
    top = ("strategy", "done_on", "taken_part")
    groups = ((_("Note"), ["note"]), WHO)

    class Meta(PartForm.Meta):
        model = SelfReview
        fields = ["kind", "strategy", "done_on", "taken_part", "note", "is_public"]
        widgets = {"note": lines()}
        labels = PUBLIC | {"taken_part": _("Who took part"), "done_on": _("Date")}
        help_texts = {"taken_part": _("Posts and bodies: the office, the council's commission, a university.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.guide = guidance.guides()[self.asked_kind()]
        self.initial["kind"] = self.guide.kind
        self.start = self.instance if self.instance.pk else self.previous()
        given = given_answers(self.start) if self.start else {}
        for item in self.guide.items:
            known = given.get(item.key)
            self.fields[item.key] = forms.ChoiceField(
                label=str(item.title),
                help_text=str(item.meaning),
                choices=[
                    *((answer, ReviewAnswer(answer).label) for answer in self.guide.answers),
                    ("", _("Not answered")),
                ],
                widget=forms.RadioSelect,
                required=False,
                initial=known.answer if known else "",
            )
            self.fields[item.key + EVIDENCE] = forms.CharField(
                label=_("What shows it"), widget=lines(2), required=False, initial=known.evidence if known else ""
            )

    def asked_kind(self):
        """The kind of the review being changed, else the one that the address or the form names."""
        asked = self.instance.kind or self.data.get("kind") or self.initial.get("kind")
        return asked if asked in ReviewKind.values else ReviewKind.IDEAS.value

    @property
    def guide_name(self):
        return ReviewKind(self.guide.kind).label

    @property
    def other_kinds(self):
        return [(kind, label) for kind, label in ReviewKind.choices if kind != self.guide.kind]

    def previous(self):
        """The latest review of this kind, which a new one starts from."""
        rows = SelfReview.objects.of(self.city).kept().filter(kind=self.guide.kind)
        return rows.prefetch_related("items").order_by("-done_on", "-pk").first()

    def clean_kind(self):
        return self.guide.kind

    def questions(self):
        """The questions by group, as [(group, [Question, …]), …]."""
        return [
            (group, [Question(item, self[item.key], self[item.key + EVIDENCE]) for item in group.items])
            for group in self.guide.groups
        ]

    def given(self):
        """The answers given, as {key: (answer, evidence)}; items left empty are left out."""
        answers = {
            item.key: (self.cleaned_data[item.key], self.cleaned_data[item.key + EVIDENCE]) for item in self.guide.items
        }
        return {key: pair for key, pair in answers.items() if any(pair)}

    def code_text(self):
        return f"{self.guide.kind} {self.cleaned_data['done_on']:%Y-%m-%d}"
