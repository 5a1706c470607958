"""What is answered of public pages while the database does not answer: as it was kept when it was published.

Nothing here asks the database, not even who is asking: pages are made without the request.
"""

import datetime

from django.http import FileResponse, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString

from dialogues.choices import QuestionStatus
from observatory.choices import Language
from reporting.public import card
from reporting.public.editions import last_numbers
from reporting.public.trace import printed_in
from reporting.services import shelf
from reporting.views.permanent import SeeOther

FILES = {
    "pdf": ("pdf", "application/pdf"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "json": ("json", "application/json"),
    "html": ("page", "text/html; charset=utf-8"),
}


def answered(request):
    """The last that is known of what was asked for; None where nothing of it is kept."""
    match = request.resolver_match
    if match is None or match.url_name not in ANSWERS:
        return None
    response = ANSWERS[match.url_name](request, **match.kwargs)
    if response is not None:
        patch_cache_control(response, no_cache=True)
    return response


def reachable(request):
    """The cities whose editions can be read meanwhile: of the city that was asked for, or of all."""
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    code = str(kwargs.get("city") or kwargs.get("code") or "").lower()
    every = [(found, shelf.latest(found)) for found in shelf.codes()]
    shown = [(found, entries) for found, entries in every if entries]
    return [each for each in shown if each[0] == code] or shown


def file_response(file, suffix, sha256):
    """Stored bytes in one of their formats, with their checksum as entity tag."""
    response = FileResponse(file, content_type=FILES[suffix][1], filename=file.name.rpartition("/")[2])
    response["ETag"] = f'"{sha256}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox" if suffix != "pdf" else "default-src 'none'"
    return response


def card_of(*, title, texts, look):
    """The picture of an edition: its title with the first headline that somebody wrote in it."""
    said = next((text["headline"] for text in texts.values() if text["headline"]), "")
    return card.Card(headline=f"{title}. {said}" if said else title, **look)


def _page(template, context, status=200):
    return HttpResponse(render_to_string(f"reporting/public/{template}.html", context), status=status)


def _about(entry, code, report):
    return {
        "entry": entry,
        "of": entry,
        "city": entry["city"],
        "title": entry["title"],
        "code": code,
        "report": report,
    }


def _reports(request, code):
    entries = shelf.every(code)
    if not entries:
        return None
    last = last_numbers((entry["report"], entry["number"]) for entry in entries)
    rows = [(entry, Language(entry["language"]).label, last[entry["report"]]) for entry in entries]
    return _page("shelf_reports", {"rows": rows, "code": code, "of": entries[0], "city": entries[0]["city"]})


def _edition(request, code, report, number=None):
    entry = shelf.taken(code, report, number)
    if entry is None:
        return None
    article = SafeString(shelf.path_of(entry, "page").read_text())
    asked = [each for each in _asked(code) if each["about"] == f"{report}/{entry['number']}"]
    context = {"article": article, "is_asked": bool(asked)}
    return _page("shelf_edition", _about(entry, code, report) | context)


def _file(request, code, report, number, suffix):
    entry = shelf.taken(code, report, number)
    if entry is None or suffix not in FILES:
        return None
    name, _media_type = FILES[suffix]
    return file_response(shelf.path_of(entry, name).open("rb"), suffix, entry["files"][name]["sha256"])


def _figure(request, code, report, number, figure):
    entry = shelf.taken(code, report, number)
    trace = entry and printed_in(shelf.content_of(entry), figure, request.GET.get("period", ""))
    return trace and _page("shelf_figure", _about(entry, code, report) | {"trace": trace})


def _card(request, code, report, number):
    entry = shelf.taken(code, report, number)
    if entry is None:
        return None
    look = {"place": entry["city"], "accent": entry["accent"], "is_example": entry["is_example"]}
    shown = card_of(title=entry["title"], texts=shelf.content_of(entry).get("texts", {}), look=look)
    return HttpResponse(card.png(shown), content_type="image/png")


def _questions_of_edition(request, code, report, number):
    entry = shelf.taken(code, report, number)
    if entry is None:
        return None
    asked = [each for each in _asked(code) if each["about"] == f"{report}/{number}"]
    return _questions_page(request, asked, _about(entry, code, report))


def _questions_of_city(request, city):
    kept = shelf.questions(city)
    return kept and _questions_page(request, _asked(city), {"of": kept, "city": kept["city"], "code": city})


def _asked(code):
    """The answered questions of a city, the last answer first, with days and words as a page shows them."""
    kept = shelf.questions(code)
    if kept is None:
        return []
    return [
        each
        | {
            "day": datetime.date.fromisoformat(each["answered_on"]),
            "state": QuestionStatus(each["status"]).label,
            "answered_in": kept["language"],
        }
        for each in kept["questions"]
    ]


def _questions_page(request, asked, context):
    """What was answered; what somebody asked just now is given back to them, as it cannot be taken."""
    lost = request.POST.get("text", "") if request.method == "POST" else ""
    status = 503 if request.method == "POST" else 200
    return _page("shelf_questions", context | {"asked": asked, "lost": lost}, status)


def _permanent(request, kind, uuid):
    """Lead on from the permanent identifier of an edition."""
    found = shelf.called(uuid) if kind == "edition" else None
    if found is None:
        return None
    code, entry = found
    return SeeOther(reverse("edition", args=[code, entry["report"], entry["number"]]))


ANSWERS = {
    "city-questions": _questions_of_city,
    "city-report": _edition,
    "city-reports": _reports,
    "edition": _edition,
    "edition-card": _card,
    "edition-figure": _figure,
    "edition-file": _file,
    "edition-questions": _questions_of_edition,
    "permanent": _permanent,
}
