"""The handover from one administration to the next: the books, what is missing, the first hundred days."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from observatory.history import ChangedMeanwhile
from observatory.models import GovernmentTerm
from observatory.views.workspace import city_of
from reporting.forms import HandoverForm, VersionForm
from reporting.handover import Scope, missing_in
from reporting.handover.first_days import LAST, checklist, day_of, waiting, windows
from reporting.handover.making import MAY
from reporting.models import HandoverBook
from reporting.services.handing_over import HandoverRefused, ask_for_book, sign

LOOK_AGAIN = "3"
ON_SCREEN = 10
FILES = {"pdf": "application/pdf", "zip": "application/zip", "ics": "text/calendar; charset=utf-8"}


def _book(request, city, uuid):
    books = HandoverBook.objects.workable_by(request.user).select_related("made_by", "given_by", "received_by")
    return get_object_or_404(books, city=city, uuid=uuid)


def _scope(request, city, begins_on=None):
    today = timezone.localdate()
    return Scope(city, request.user, today, begins_on or today)


def handover_list(request, city):
    """The books of a city, and what a book made today would lack."""
    city = city_of(request, city)
    context = {"city": city, "section": "handover", "books": city.handover_books.select_related("made_by")}
    context |= {"missing": missing_in(_scope(request, city)), "may_make": request.user.has_perm(MAY, city)}
    context["term"] = GovernmentTerm.objects.at(timezone.localdate()).filter(city=city).first()
    return render(request, "reporting/handover/list.html", context)


def handover_new(request, city):
    city = city_of(request, city, MAY)
    missing = missing_in(_scope(request, city))
    term = GovernmentTerm.objects.at(timezone.localdate()).filter(city=city).first()
    ends_on = term.ends_on if term and term.ends_on else timezone.localdate()
    initial = {"handed_over_on": ends_on, "language": city.main_language}
    form = HandoverForm(request.POST or None, initial=initial, city=city, is_complete=not missing)
    if form.is_valid():
        book = ask_for_book(city=city, by=request.user, **form.cleaned_data)
        return redirect("handover-detail", city.code, book.uuid)
    context = {"city": city, "section": "handover", "form": form, "missing": missing}
    return render(request, "reporting/handover/new.html", context)


def handover_detail(request, city, uuid):
    """A book: while it is made, how far it has come; afterwards what it holds, its files and who signed."""
    city = city_of(request, city)
    book = _book(request, city, uuid)
    context = {"city": city, "section": "handover", "book": book}
    if not book.is_ready:
        response = render(request, "reporting/handover/progress.html", context)
        if book.is_working and "still" not in request.GET:
            response["Refresh"] = LOOK_AGAIN
        return response
    context["parts"] = [part | {"shown": part["lines"][:ON_SCREEN]} for part in book.content["parts"]]
    may_sign = request.user.has_perm(MAY, city) and request.user.pk != book.given_by_id and not book.received_by_id
    return render(request, "reporting/handover/detail.html", context | {"may_sign": may_sign})


@require_POST
def handover_sign(request, city, uuid):
    book = _book(request, city_of(request, city, MAY), uuid)
    form = VersionForm(request.POST)
    try:
        if not form.is_valid():
            raise HandoverRefused(_("The page you came from was incomplete: try again from here."))
        sign(book, by=request.user, version=form.cleaned_data["version"])
    except HandoverRefused as refusal:
        messages.error(request, str(refusal))
    except ChangedMeanwhile:
        messages.error(request, _("Somebody signed this book meanwhile: look at it again first."))
    else:
        messages.success(request, _("You signed the book."))
    return redirect("handover-detail", book.city.code, book.uuid)


def handover_file(request, city, uuid, suffix):
    """The book as PDF, its calendar, or everything as ZIP: the stored bytes, for this person only."""
    book = _book(request, city_of(request, city), uuid)
    if suffix not in FILES or not book.is_ready:
        raise Http404
    file = getattr(book, suffix)
    name = f"{book.city.code}-handover-{book.handed_over_on}.{suffix}"
    response = FileResponse(file.open(), content_type=FILES[suffix], filename=name, as_attachment=suffix != "pdf")
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


def first_days(request, city):
    """What an incoming team finds: what to do first, what waits, and what falls due in its first hundred days."""
    city = city_of(request, city)
    book = city.handover_books.filter(stage="ready").first()
    today = timezone.localdate()
    is_theirs = book is not None and day_of(book.handed_over_on, today) <= LAST
    begins_on = book.handed_over_on if is_theirs else today
    scope = _scope(request, city, begins_on)
    context = {"city": city, "section": "handover", "book": book, "checklist": checklist(city)}
    context |= {"waiting": waiting(scope), "windows": windows(scope), "begins_on": begins_on}
    context |= {"day": day_of(begins_on, today) if is_theirs else 0, "last": LAST}
    return render(request, "reporting/handover/first_days.html", context)
