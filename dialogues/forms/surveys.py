"""The forms of a survey: what it is and whom it asks, one question of it, and the questionnaire itself."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from dialogues.choices import ASKED_FOR, GRADED, AskedBy
from dialogues.models import Survey, SurveyQuestion
from dialogues.models.survey import lines
from dialogues.services.surveys import MOST_QUESTIONS, survey_to_copy
from observatory.choices import Language
from observatory.forms.records import Group, RecordForm

LEVELS = range(2, 11)
GRADES = 3
FIXED_ONCE_OPEN = ("opens_on", *(f"{name}_{code}" for name in ("title", "intro") for code in Language.values))


def in_languages(*names):
    return [f"{name}_{code}" for name in names for code in Language.values]


class InFourLanguages:
    """A form whose texts stand in four languages: that of the city first, the others unfold."""

    def _name_languages(self, **labels):
        for name, label in labels.items():
            for code in Language.values:
                field = self.fields[f"{name}_{code}"]
                is_main = code == self.city.main_language
                field.label = label if is_main else f"{label}, {Language(code).label}"
                field.widget.attrs["lang"] = code
                field.required = is_main and name in self.needed_texts
        return self.city.main_language

    def others(self, *names):
        """The names of the fields in the other languages, one language after the other."""
        rest = [code for code in Language.values if code != self.city.main_language]
        return [f"{name}_{code}" for code in rest for name in names]


class SurveyForm(InFourLanguages, RecordForm):
    needed_texts = ("title",)

    copy_of = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta(RecordForm.Meta):
        model = Survey
        fields = [
            *in_languages("title", "intro"), "asked", "method", "population", "approached", "method_note",
            "opens_on", "closes_on", "is_public",
        ]  # fmt: skip
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 3}) for name in in_languages("intro")},
            "method": forms.RadioSelect,
            "method_note": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "asked": _("Who is asked?"),
            "method": _("How are they chosen?"),
            "population": _("How many people are there whom it is to speak for?"),
            "approached": _("How many of them are asked?"),
            "method_note": _("How is it done?"),
            "opens_on": _("First day"),
            "closes_on": _("Last day"),
            "is_public": _("Name it on the city's public page while it is open"),
        }
        help_texts = {
            "asked": _("For example: residents aged 16 or more; the participants of the exchange with Lyon."),
            "approached": _("With it, the results tell how many of those asked have answered."),
            "method_note": _("Where, by whom and in which way: in the street, by mail, with a list of whom."),
            "is_public": _("Otherwise only who has its link can answer. A director publishes the results."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.main = self._name_languages(title=_("Title"), intro=_("What is it for?"))
        self.fields[f"intro_{self.main}"].help_text = _("Who answers reads it first. Say what becomes of the answers.")
        for name in ("opens_on", "closes_on"):
            self.fields[name].edge, self.fields[name].help_text = "same", ""
        if not self.instance.is_draft:
            self._fix()

    def _fix(self):
        fixed = (*FIXED_ONCE_OPEN, "closes_on") if self.instance.is_closed else FIXED_ONCE_OPEN
        for name in fixed:
            self.fields[name].disabled = True
            self.fields[name].required = False

    @property
    def top(self):
        return ("copy_of", f"title_{self.main}", f"intro_{self.main}", "asked", "method", "opens_on", "closes_on")

    @property
    def groups(self):
        return (
            (_("The sample, and how it is done"), ["population", "approached", "method_note"]),
            (_("In the other languages"), self.others("title", "intro")),
            (_("Who may see it"), ["is_public"]),
        )

    def clean(self):
        cleaned = super().clean()
        self.refuse_end_before("opens_on", "closes_on", _("The last day cannot be before the first."))
        population, approached = cleaned.get("population"), cleaned.get("approached")
        if population is not None and approached is not None and approached > population:
            self.add_error("approached", _("More people cannot be asked than there are"))
        self.copied = survey_to_copy(self.city, cleaned.get("copy_of"))
        return cleaned

    def code_text(self):
        return f"{self.cleaned_data['opens_on'].year} {self.cleaned_data[f'title_{self.main}']}"

    def copied_values(self):
        return super().copied_values() | {"copy_of": self.instance.uuid}


class SurveyQuestionForm(InFourLanguages, forms.ModelForm):
    """One question, with its answers to choose from: one on each line, the same number in each language."""

    needed_texts = ("text",)

    class Meta:
        model = SurveyQuestion
        fields = ["kind", *in_languages("text", "options"), "favourable", "measures"]
        widgets = {
            "kind": forms.RadioSelect,
            **{name: forms.Textarea(attrs={"rows": 5}) for name in in_languages("options")},
        }
        labels = {
            "favourable": _("How many of the upper levels count as favourable?"),
            "measures": _("Indicator that is counted from it"),
        }
        help_texts = {
            "favourable": _("Of a scale: with 2, both “satisfied” and “very satisfied” count."),
            "measures": _("Once the survey is closed, its figure is counted from the answers to this question."),
        }

    def __init__(self, *args, survey, **kwargs):
        super().__init__(*args, **kwargs)
        self.city, self.instance.survey = survey.city, survey
        self.main = self._name_languages(text=_("Question"), options=_("Answers to choose from"))
        self.fields["kind"].choices = AskedBy.choices
        self.fields[f"options_{self.main}"].help_text = _(
            "For a scale or several answers: one on each line. A scale goes from the lowest level to the highest."
        )
        self.fields["favourable"].required = False

    def at_once(self):
        return [self[name] for name in (f"text_{self.main}", "kind", f"options_{self.main}", "measures")]

    def unfolding(self):
        yield Group(_("In the other languages"), [self[name] for name in self.others("text", "options")])
        yield Group(_("What counts as favourable"), [self["favourable"]])

    def clean_favourable(self):
        return self.cleaned_data["favourable"] or SurveyQuestion._meta.get_field("favourable").default

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") in (AskedBy.SCALE, AskedBy.CHOICE):
            self._check_options(cleaned)
        else:
            cleaned |= dict.fromkeys(in_languages("options"), "")
        if not self.instance.pk and self.instance.survey.questions.count() >= MOST_QUESTIONS:
            self.add_error(None, _("The survey is long enough: take a question out before you add another."))
        self._check_measure(cleaned)
        return cleaned

    def _check_options(self, cleaned):
        number = len(lines(cleaned.get(f"options_{self.main}")))
        if number not in LEVELS:
            self.add_error(f"options_{self.main}", _("Write between 2 and 10 answers, one on each line"))
        elif cleaned["kind"] == AskedBy.SCALE and cleaned.get("favourable", 0) >= number:
            self.add_error("favourable", _("At least one level must remain that is not favourable"))
        for name in self.others("options"):
            if (written := lines(cleaned.get(name))) and len(written) != number:
                self.add_error(name, _("Write as many answers as in the first language, in the same order"))

    def _check_measure(self, cleaned):
        if not (measures := cleaned.get("measures")):
            return
        if cleaned.get("kind") and cleaned["kind"] != ASKED_FOR[measures]:
            self.add_error(
                "measures",
                _("This indicator is counted from a question of another kind: %(kind)s")
                % {"kind": AskedBy(ASKED_FOR[measures]).label},
            )
        elif measures in GRADED and len(lines(cleaned.get(f"options_{self.main}"))) != GRADES:
            self.add_error("measures", _("This indicator needs a scale of three levels: low, medium, high"))


class AnswerSheetForm(forms.Form):
    """Answers on paper, typed into a spreadsheet."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("One row for each sheet of paper. XLSX, ODS or CSV."),
        error_messages={"required": _("Choose a file")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.tsv"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
            raise forms.ValidationError(
                _("The file is larger than %(limit)s MB.") % {"limit": settings.UPLOAD_LIMIT_MB}
            )
        return file


class AnswerForm(forms.Form):
    """The questionnaire: every question may be left blank, but not all of them."""

    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for number, question in enumerate(self.questions, 1):
            if question.kind != AskedBy.TEXT:
                self.fields[f"q{number}"] = self._choice(number, question)
            if question.is_written:
                self.fields[f"q{number}-words"] = self._words(number, question)

    def _choice(self, number, question):
        labels = [_("Yes"), _("No")] if question.kind == AskedBy.NAMING else question.labels
        return forms.TypedChoiceField(
            label=f"{number}. {question.text}",
            choices=list(enumerate(labels, 1)),
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
        )

    def _words(self, number, question):
        is_alone = question.kind == AskedBy.TEXT
        return forms.CharField(
            label=f"{number}. {question.text}" if is_alone else _("If yes, name an example"),
            help_text=_("In a few words, without names of people.") if is_alone else "",
            max_length=500,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}) if is_alone else forms.TextInput,
        )

    def asked(self):
        """The questions with the fields that answer them."""
        for number, question in enumerate(self.questions, 1):
            yield question, [self[name] for name in (f"q{number}", f"q{number}-words") if name in self.fields]

    def said(self):
        """What was answered, as (question, place of the choice or None, words)."""
        cleaned = self.cleaned_data
        return [
            (question, cleaned.get(f"q{number}"), cleaned.get(f"q{number}-words", ""))
            for number, question in enumerate(self.questions, 1)
        ]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) not in (None, "") for name in cleaned if name != "token"):
            self.add_error(None, _("Answer at least one question before you send it."))
        return cleaned
