from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dialogues.forms import AskForm
from dialogues.models import Question
from dialogues.services.questions import ask, asks_too_often, form_token, publish_answer
from dialogues.views.nouns import QUESTION
from observatory.history import ChangedMeanwhile
from observatory.models import City
from observatory.views.workspace import city_to_log_in

PAGE = 25


@csrf_exempt  # no cookie is set: the signed token of the form stands in for it, and no account's rights are used
@login_not_required
def city_questions(request, city):
    """What citizens asked and the city answered; and a form to ask."""
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=city)
    return asking(request, city, Question.objects.public().filter(city=city), {"section": "dialogues"})


def asking(request, city, shown, more, *, about="", template="dialogues/city_questions.html"):
    """Show published questions with a form to ask; take what is asked, `about` an edition, and come back."""
    form = AskForm(request.POST if request.method == "POST" else None, city=city)
    if form.is_valid():
        if not asks_too_often(get_adapter().get_client_ip(request)):
            ask(city, text=form.cleaned_data["text"], language=get_language(), about=about)
            return redirect(f"{request.path}?sent=1")
        form.add_error(None, _("Too many questions came from your connection. Try again in an hour."))
    page = Paginator(shown.order_by("-answered_on", "-pk"), PAGE).get_page(request.GET.get("page"))
    context = {"city": city, "form": form, "token": form_token(city), "is_sent": "sent" in request.GET, "page": page}
    return render(request, template, context | more, status=400 if form.errors else 200)


@require_POST
def question_publish(request, city, key):
    city = city_to_log_in(request, city, "dialogues.publish_answer")
    question = QUESTION.find(city, request.user, key)
    version = request.POST.get("version", "")
    try:
        if question.is_waiting:
            messages.error(request, _("Write the answer first."))
        else:
            publish_answer(question, version=int(version) if version.isdecimal() else 0, by=request.user)
            messages.success(request, _("The answer is on the public page."))
    except ChangedMeanwhile:
        messages.error(request, _("Somebody changed the answer meanwhile. Read it again before you publish it."))
    return redirect(QUESTION.address("detail", city, question))
