"""The survey as a noun of the workspace."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.choices import SurveyStatus
from dialogues.forms import SurveyForm
from dialogues.forms.surveys import in_languages
from dialogues.models import Survey
from dialogues.services.survey_results import answers_so_far
from dialogues.services.surveys import MOST_QUESTIONS, save_survey
from dialogues.views.nouns import DialogueNoun


def survey_extra(survey, request):
    questions = list(survey.questions.all())
    return {
        "questions": questions,
        "may_ask_more": survey.is_draft and len(questions) < MOST_QUESTIONS,
        "may_publish": request.user.has_perm("dialogues.publish_results", survey),
        "so_far": answers_so_far(survey) if survey.status == SurveyStatus.OPEN else "",
        "link": link_to(request, survey),
    }


def link_to(request, survey):
    """The address to pass on: it names no language, so that everybody is led to the form in their own."""
    localised = reverse("survey-answer", args=[survey.city.code, survey.uuid])
    return request.build_absolute_uri(f"/{localised.split('/', 2)[2]}")


SURVEY = DialogueNoun(
    name="survey",
    model=Survey,
    form=SurveyForm,
    save=save_survey,
    form_template="dialogues/survey_form.html",
    rows=lambda rows: rows.annotate(n_questions=Count("questions")),
    extra=survey_extra,
    search=(*in_languages("title"), "asked", "code"),
    by=("status", "method"),
    sorts={"title": ("title",), "opens": ("opens_on",), "closes": ("closes_on",), "status": ("status", "closes_on")},
    default_sort="-opens",
    section="actors",
    back="work-dialogues",
    back_label=_("Dialogues"),
    words={
        "many": _("Surveys"),
        "new": _("Make a survey"),
        "lede": _("Say first whom it asks and how they are chosen: the results tell no more than the sample carries."),
        "none": _("No survey is made yet"),
        "hint": _("Start from one that is ready, such as the yearly survey of citizens, and make it yours."),
    },
)
