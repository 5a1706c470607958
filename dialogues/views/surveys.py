"""Making a survey in the workspace: its questions, opening and closing it, its poster, and answers on paper."""

import segno
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dialogues.choices import AnswerChannel, SurveyStatus
from dialogues.forms import AnswerForm, AnswerSheetForm, SurveyQuestionForm
from dialogues.models import SurveyQuestion
from dialogues.services import ready_surveys, survey_results, survey_sheets, surveys
from dialogues.services.anonymous import form_token, number_of
from dialogues.views.surveys_noun import SURVEY, link_to
from observatory import after_saving
from observatory.exports import MEDIA_TYPES
from observatory.views.workspace import city_of, city_to_log_in

XLSX = MEDIA_TYPES["xlsx"]
PUBLISH = "dialogues.publish_results"


def survey_of(request, city, key, permission="observatory.log_register"):
    city = city_to_log_in(request, city, permission)
    return city, SURVEY.find(city, request.user, key)


def question_of(request, city, key, uuid):
    city, survey = survey_of(request, city, key)
    return city, survey, get_object_or_404(SurveyQuestion.objects.filter(survey=survey), uuid=uuid)


def back_to(city, survey):
    return redirect(SURVEY.address("detail", city, survey))


def told_why_not(request):
    messages.error(
        request,
        _("The survey was opened, so its questions stay as people answer them. Duplicate it to ask something else."),
    )


def survey_question(request, city, key, uuid=None):
    """A new question of a draft, or one to change."""
    city, survey = survey_of(request, city, key)
    if not survey.is_draft:
        told_why_not(request)
        return back_to(city, survey)
    question = get_object_or_404(SurveyQuestion.objects.filter(survey=survey), uuid=uuid) if uuid else None
    form = SurveyQuestionForm(request.POST or None, instance=question, survey=survey)
    if form.is_valid():
        surveys.save_question(form, by=request.user)
        messages.success(request, _("The question is saved."))
        if "another" in request.POST:
            return redirect("survey-question-new", city.code, survey.uuid)
        return back_to(city, survey)
    context = {"city": city, "section": SURVEY.section, "survey": survey, "question": question, "form": form}
    context["detail"] = SURVEY.address("detail", city, survey)
    return render(request, "dialogues/survey_question.html", context)


@require_POST
def survey_question_move(request, city, key, uuid):
    city, survey, question = question_of(request, city, key, uuid)
    try:
        surveys.move(question, -1 if request.POST.get("step") == "up" else 1, by=request.user)
    except surveys.NotPossible:
        told_why_not(request)
    return redirect(f"{SURVEY.address('detail', city, survey)}#questions")


@require_POST
def survey_question_remove(request, city, key, uuid):
    city, survey, question = question_of(request, city, key, uuid)
    try:
        surveys.take_out(question, by=request.user)
        messages.success(request, _("The question is taken out."))
    except surveys.NotPossible:
        told_why_not(request)
    return back_to(city, survey)


@require_POST
def survey_open(request, city, key):
    city, survey = survey_of(request, city, key)
    try:
        surveys.open_survey(survey, by=request.user)
        messages.success(request, _("The survey takes answers from its first day on. Pass its link on."))
    except surveys.NotPossible:
        messages.error(request, _("It needs at least one question, and a last day that is still to come."))
    return back_to(city, survey)


def survey_close(request, city, key):
    """Ask once more before a survey is closed for good."""
    city, survey = survey_of(request, city, key)
    if survey.status != SurveyStatus.OPEN:
        messages.error(request, _("Only a survey that is open can be closed."))
        return back_to(city, survey)
    if request.method == "POST":
        closed = surveys.close_survey(survey, by=request.user)
        messages.success(request, after_saving.sentence(closed))
        return back_to(city, survey)
    context = {"city": city, "section": SURVEY.section, "survey": survey}
    return render(request, "dialogues/survey_close.html", context | {"detail": SURVEY.address("detail", city, survey)})


def survey_paper(request, city, key):
    """Type in what was answered on paper, one sheet after another."""
    city, survey = survey_of(request, city, key)
    if survey.status != SurveyStatus.OPEN:
        messages.error(request, _("Answers are typed in from when the survey is opened until it is closed."))
        return back_to(city, survey)
    form = AnswerForm(request.POST or None, questions=survey.questions.all())
    if form.is_valid():
        if number := number_of(form.cleaned_data["token"], survey.uuid):
            surveys.take_answer(survey, form.said(), channel=AnswerChannel.PAPER, form=number)
            messages.success(request, _("The answer is kept. Here is the form for the next one."))
            return redirect("survey-paper", city.code, survey.uuid)
        form.add_error(None, _("The page was open for too long. Save it once more."))
    context = {"city": city, "section": SURVEY.section, "survey": survey, "form": form}
    context |= {"token": form_token(survey.uuid), "detail": SURVEY.address("detail", city, survey)}
    return render(request, "dialogues/survey_paper.html", context)


def survey_sheet(request, city, key):
    """Bring in answers on paper that were typed into a spreadsheet, or take its empty template."""
    city, survey = survey_of(request, city, key)
    if survey.status != SurveyStatus.OPEN:
        messages.error(request, _("Answers are typed in from when the survey is opened until it is closed."))
        return back_to(city, survey)
    if "template" in request.GET:
        return HttpResponse(
            survey_sheets.template_of(survey),
            content_type=XLSX,
            headers={"Content-Disposition": f'attachment; filename="{slugify(survey)[:40] or "survey"}.xlsx"'},
        )
    form = AnswerSheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            number = survey_sheets.bring_in(survey, file.read(), file.name, by=request.user)
        except survey_sheets.Faulty as faulty:
            form.add_error("file", faulty.faults)
        else:
            said = ngettext("%(number)s answer was read.", "%(number)s answers were read.", number)
            messages.success(request, said % {"number": number})
            return back_to(city, survey)
    context = {"city": city, "section": SURVEY.section, "survey": survey, "form": form}
    return render(request, "dialogues/survey_sheet.html", context | {"detail": SURVEY.address("detail", city, survey)})


def survey_poster(request, city, key):
    """A sheet to hang up: what is asked, until when, and the way to the form."""
    city = city_of(request, city)
    survey = SURVEY.find(city, request.user, key)
    link = link_to(request, survey)
    context = {"city": city, "section": SURVEY.section, "survey": survey, "link": link}
    context |= {
        "qr": segno.make(link, error="m").svg_data_uri(scale=6, border=2),
        "detail": SURVEY.address("detail", city, survey),
    }
    return render(request, "dialogues/survey_poster.html", context)


def survey_ready(request, city):
    """The surveys that are ready in four languages; one press makes one's own of it."""
    city = city_to_log_in(request, city)
    if request.method == "POST":
        if request.POST.get("ready") not in ready_surveys.ready():
            raise Http404
        survey = ready_surveys.make_own(city, request.POST["ready"], by=request.user)
        messages.success(request, _("It is yours now, as a draft: check whom it asks and its days, then open it."))
        return back_to(city, survey)
    context = {"city": city, "section": SURVEY.section, "noun": SURVEY, "ready": ready_surveys.shown()}
    return render(request, "dialogues/survey_ready.html", context | {"list": SURVEY.address("list", city)})


def back_to_results(city, survey):
    return redirect("survey-results", city.code, survey.uuid)


@require_POST
def survey_publish(request, city, key):
    city, survey = survey_of(request, city, key, PUBLISH)
    try:
        surveys.publish_results(survey, by=request.user)
        messages.success(request, _("The results are on the public page."))
    except surveys.NotPossible:
        messages.error(request, _("Close the survey first."))
    return back_to_results(city, survey)


@require_POST
def survey_withdraw(request, city, key):
    city, survey = survey_of(request, city, key, PUBLISH)
    try:
        surveys.withdraw_results(survey, by=request.user)
        messages.success(request, _("The results are no longer on the public page."))
    except surveys.NotPossible:
        messages.error(request, _("Close the survey first."))
    return back_to_results(city, survey)


@require_POST
def survey_words(request, city, key, uuid):
    """Choose one answer in words to be published, or take it back."""
    city, survey = survey_of(request, city, key, PUBLISH)
    results = survey_results.results_of(survey).get(survey.pk)
    told = survey_results.words_of(survey, results) if results else []
    readable = {part.uuid: part for words in told for part in words.rows}
    if uuid not in readable:
        raise Http404
    surveys.choose_words(survey, readable[uuid], is_published=request.POST.get("act") == "publish", by=request.user)
    return back_to_results(city, survey)
