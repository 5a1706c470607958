"""The results of a survey: for the office once it is closed, for everybody once a director published them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from dialogues.choices import SurveyStatus
from dialogues.models import Survey
from dialogues.views.surveys_noun import SURVEY
from observatory.services.codes import key_of, with_key
from observatory.views.noun import page_locale
from observatory.views.workspace import city_of
from reporting.public.surveys import survey_page
from reporting.views.public_page import locale_of, public_city, public_page


@public_page
def city_survey(request, city, survey):
    """The results once they are published; while it is open, the way leads to the questionnaire."""
    city = public_city(city)
    rows = Survey.objects.public().filter(city=city).exclude(status=SurveyStatus.DRAFT)
    survey = get_object_or_404(with_key(rows, survey))
    if not survey.results_on:
        return redirect("survey-answer", city.code, key_of(survey))
    survey.city = city
    context = {"city": city, "section": "dialogues", "survey": survey, "page": survey_page(survey, locale_of(city))}
    return render(request, "reporting/public/city_survey.html", context)


def survey_results(request, city, key):
    city = city_of(request, city)
    survey = SURVEY.find(city, request.user, key)
    survey.city = city
    if not survey.is_closed:
        messages.error(request, _("The results can be read once the survey is closed."))
        return redirect(SURVEY.address("detail", city, survey))
    context = {
        "city": city,
        "section": SURVEY.section,
        "survey": survey,
        "page": survey_page(survey, page_locale(city)),
        "detail": SURVEY.address("detail", city, survey),
        "may_publish": request.user.has_perm("dialogues.publish_results", survey),
        "key": key_of(survey),
    }
    return render(request, "reporting/survey_results.html", context)
