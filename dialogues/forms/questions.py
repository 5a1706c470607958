from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.choices import QuestionStatus
from dialogues.models import Question
from dialogues.services.questions import is_fresh
from observatory.forms.records import RecordForm


class AskForm(forms.Form):
    """What anybody may ask in public; the token was given out with the page."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Do not write your name or other personal data: the question is published as you write it."),
        error_messages={"required": _("Write your question")},
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, city, **kwargs):
        super().__init__(*args, **kwargs)
        self.city = city

    def clean(self):
        if not is_fresh(self.cleaned_data.get("token", ""), self.city):
            self.add_error(None, _("The page was open for too long. Send your question once more."))


class QuestionForm(RecordForm):
    code_from = "text"
    top = ("text", "asked_on", "status", "answer")

    class Meta(RecordForm.Meta):
        model = Question
        fields = ["text", "asked_on", "status", "answer"]
        widgets = {"status": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"answer": _("A director publishes it; what is changed later has to be published again.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].disabled = self.instance.pk is not None

    def clean(self):
        cleaned = super().clean()
        is_waiting = cleaned.get("status") == QuestionStatus.WAITING
        if is_waiting and cleaned.get("answer"):
            self.add_error("status", _("Choose whether the question is answered or declined"))
        if not is_waiting and not cleaned.get("answer"):
            self.add_error("answer", _("Write the answer, or why it is declined"))
        return cleaned
