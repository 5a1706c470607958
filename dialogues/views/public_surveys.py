"""Surveys in public: those open now, the questionnaire without account, cookie or script."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from dialogues.choices import AnswerChannel, SurveyStatus
from dialogues.forms import AnswerForm
from dialogues.models import Survey
from dialogues.services import surveys
from dialogues.services.anonymous import form_token, number_of, too_often
from observatory.models import City
from observatory.services.codes import key_of, with_key

PAGE = 25
MOST_IN_AN_HOUR = 30  # many people of one house share a connection


@login_not_required
def city_surveys(request, city):
    """The surveys that anybody may answer now, and the results that are published."""
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=city)
    public = Survey.objects.public().filter(city=city)
    told = Paginator(public.told().order_by("-closes_on", "-pk"), PAGE).get_page(request.GET.get("page"))
    open_now = list(public.taking_answers().order_by("closes_on", "pk"))
    for survey in (*open_now, *told):
        survey.key = key_of(survey)
    context = {"city": city, "section": "dialogues", "open_now": open_now, "page": told}
    return render(request, "dialogues/city_surveys.html", context)


@csrf_exempt  # no cookie is set: the signed number of the form stands in for it, and no account's rights are used
@login_not_required
def survey_answer(request, city, survey):
    """The questionnaire. One that is not named in public is found by its long address only."""
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=city)
    survey = survey_to_answer(city, survey)
    if "sent" in request.GET or not survey.is_taking_answers():
        return render(request, "dialogues/survey_answered.html", said_of(request, city, survey))
    form = AnswerForm(request.POST if request.method == "POST" else None, questions=survey.questions.all())
    if form.is_valid() and is_taken(request, survey, form):
        return redirect(f"{reverse('survey-answer', args=[city.code, survey.uuid])}?sent=1")
    context = {"city": city, "section": "dialogues", "survey": survey, "form": form}
    context |= {"token": token_of(form, survey), "has_words": any(each.is_written for each in form.questions)}
    return render(request, "dialogues/survey_answer.html", context, status=400 if form.errors else 200)


def survey_to_answer(city, key):
    """The survey of an address that is or was open for answers; 404 for any other."""
    found = get_object_or_404(with_key(Survey.objects.kept().filter(city=city), key))
    if found.status == SurveyStatus.DRAFT or not (found.is_public or key == str(found.uuid)):
        raise Http404
    found.city = city
    return found


def said_of(request, city, survey):
    return {
        "city": city,
        "section": "dialogues",
        "survey": survey,
        "key": key_of(survey),
        "is_sent": "sent" in request.GET,
        "is_to_come": survey.opens_on > timezone.localdate(),
        "is_told": bool(survey.results_on and survey.is_public),
    }


def token_of(form, survey):
    """The number of the form: it stays the same where a page is sent again, so that one person is one answer."""
    sent = form.data.get("token", "")
    return sent if number_of(sent, survey.uuid) else form_token(survey.uuid)


def is_taken(request, survey, form):
    """Keep what was answered; where that is not possible, the form says why."""
    number = number_of(form.cleaned_data["token"], survey.uuid)
    if not number:
        form.add_error(None, _("The page was open for too long. Send your answers once more."))
    elif too_often("answer", get_adapter().get_client_ip(request), MOST_IN_AN_HOUR):
        form.add_error(None, _("Too many answers came from your connection. Try again in an hour."))
    else:
        surveys.take_answer(survey, form.said(), channel=AnswerChannel.ONLINE, form=number)
    return not form.errors
