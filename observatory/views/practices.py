"""What happens to a good practice, and what it answers to the criteria."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from observatory.choices import PracticeStep
from observatory.forms.practice_life import CriteriaForms, PracticeEventForm
from observatory.history import ChangedMeanwhile
from observatory.models import PracticeEvent
from observatory.services.practices import check_criteria, remove_event, save_event
from observatory.views.nouns import PRACTICE
from observatory.views.records import answers
from observatory.views.workspace import city_to_log_in

CHANGED = gettext_lazy("Somebody saved a change here while you were writing. Look at it, then save again.")


def event_new(request, city, key):
    city, practice = found(request, city, key)
    event = PracticeEvent(practice=practice)
    form = PracticeEventForm(*answers(request), instance=event, city=city, initial={"step": request.GET.get("step")})
    return event_page(request, city, practice, form)


def event_edit(request, city, key, uuid):
    city, practice = found(request, city, key)
    event = get_object_or_404(practice.events, uuid=uuid)
    return event_page(request, city, practice, PracticeEventForm(*answers(request), instance=event, city=city))


def event_page(request, city, practice, form):
    if form.is_valid():
        try:
            save_event(form, by=request.user)
        except ChangedMeanwhile:
            messages.error(request, CHANGED)
            return redirect(request.get_full_path())
        messages.success(request, _("Saved: %(record)s.") % {"record": form.instance})
        return redirect(PRACTICE.address("detail", city, practice))
    return practice_page(request, "practice_event", city, practice, form=form)


@require_POST
def event_remove(request, city, key, uuid):
    city, practice = found(request, city, key)
    event = get_object_or_404(practice.events.exclude(step=PracticeStep.IDENTIFIED), uuid=uuid)
    remove_event(event, by=request.user)
    messages.success(request, _("Deleted: %(record)s.") % {"record": event})
    return redirect(PRACTICE.address("detail", city, practice))


def criteria(request, city, key):
    """All questions on one page; what has no answer yet may wait."""
    city, practice = found(request, city, key)
    forms = CriteriaForms(answers(request)[0], practice)
    if forms.is_valid():
        check_criteria(practice, forms.answers(), by=request.user)
        messages.success(request, _("Saved: the answers of %(record)s.") % {"record": practice})
        return redirect(PRACTICE.address("detail", city, practice))
    return practice_page(request, "practice_criteria", city, practice, criteria=forms)


def found(request, city, key):
    city = city_to_log_in(request, city)
    return city, PRACTICE.find(city, request.user, key)


def practice_page(request, template, city, practice, **more):
    context = {"city": city, "section": PRACTICE.section, "noun": PRACTICE, "practice": practice}
    context |= {"list": PRACTICE.address("list", city), "detail": PRACTICE.address("detail", city, practice)}
    return render(request, f"observatory/{template}.html", context | more)
