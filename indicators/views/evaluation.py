"""What a director answers after an evaluation: to its recommendations, and whether the direction shifts."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from indicators.choices import FindingKind
from indicators.forms.evaluation import AnswerForm, ShiftForm
from indicators.services.evaluation import save_answer
from indicators.views.evaluation_nouns import ANSWER, EVALUATION, FINDING
from observatory.history import ChangedMeanwhile
from observatory.views.conflict import conflict_context
from observatory.views.records import answers
from observatory.views.workspace import city_to_log_in


def shift(request, city, key):
    city = city_to_log_in(request, city, ANSWER)
    evaluation = EVALUATION.find(city, request.user, key)
    form = ShiftForm(*answers(request), instance=evaluation, city=city)
    words = {"title": _("Is a shift in direction needed?"), "about": str(evaluation)}
    return answered(request, form, EVALUATION, "shift answered", words)


def answer(request, city, key):
    city = city_to_log_in(request, city, ANSWER)
    finding = FINDING.find(city, request.user, key)
    if finding.kind != FindingKind.RECOMMENDATION:
        raise Http404
    form = AnswerForm(*answers(request), instance=finding, city=city)
    words = {"title": _("Answer a recommendation"), "about": str(finding)}
    return answered(request, form, FINDING, "recommendation answered", words)


def answered(request, form, noun, action, words):
    """Save what a director answers, and lead back to what it is about; else the page that asks."""
    record, status, conflict = form.instance, None, {"conflict_rows": None}
    detail = noun.address("detail", form.city, record)
    if form.is_valid():
        try:
            save_answer(form, by=request.user, action=action)
        except ChangedMeanwhile as meanwhile:
            status, conflict = 409, conflict_context(form, meanwhile.current, form.city)
        else:
            messages.success(request, _("The answer is saved."))
            return redirect(detail)
    context = {"city": form.city, "section": noun.section, "noun": noun, "form": form, "detail": detail}
    return render(request, "indicators/evaluation_answer.html", context | words | conflict, status=status)
