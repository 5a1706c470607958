"""Published editions: bytes that were kept, served as they are; without the database by `last_known`."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from dialogues.models import Question
from dialogues.views.questions import asking
from observatory.models import City
from reporting.exports import linked
from reporting.models import Edition
from reporting.public.editions import last_numbers
from reporting.public.trace import trace_of
from reporting.shapes import shape_of
from reporting.views.last_known import FILES, file_response


def editions_of(request, code):
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=code)
    rows = Edition.objects.visible_to(request.user).filter(report__city=city, report__removed_at=None)
    return city, rows.select_related("report__period", "published_by", "withdrawal__by").defer("content")


@login_not_required
@require_safe
def city_reports(request, code):
    city, editions = editions_of(request, code)
    found = list(editions.order_by("-published_at", "-number"))
    last = last_numbers((each.report_id, each.number) for each in found)
    context = {"city": city, "section": "reports", "rows": [(each, last[each.report_id]) for each in found]}
    return render(request, "reporting/public/city_reports.html", context)


@login_not_required
@require_safe
def city_report(request, code, report):
    """The latest edition of a report."""
    city, editions = editions_of(request, code)
    latest = editions.filter(report__code=report).order_by("-number").first()
    if latest is None:
        raise Http404
    return _shown(request, city, latest, editions)


@login_not_required
@require_safe
def edition(request, code, report, number):
    city, editions = editions_of(request, code)
    return _shown(request, city, get_object_or_404(editions, report__code=report, number=number), editions)


def _shown(request, city, shown, editions):
    with shown.page.open() as page:
        article = SafeString(page.read().decode())
    every = editions.filter(report=shown.report_id).order_by("-number")
    others = editions.filter(report__in=shown.report.siblings(), withdrawal=None).order_by("language", "-number")
    context = {"city": city, "section": "reports", "edition": shown, "editions": every, "article": article}
    context["changes_stand_alone"] = "summary" not in shape_of(shown.report.kind).parts
    newest = {each.language: each for each in reversed(others)}
    context["languages"] = [newest[code] for code in sorted(newest)]
    context["questions"] = Question.objects.public().filter(city=city, about=about(shown)).count()
    context["linked"] = linked.of_edition(shown, city, request.build_absolute_uri)
    return render(request, "reporting/public/edition.html", context)


def about(edition):
    """How a question tells the edition that it is about."""
    return f"{edition.report.code}/{edition.number}"


@csrf_exempt  # as on the city's page of questions: no cookie is set, and no account's rights are used
@login_not_required
def edition_questions(request, code, report, number):
    """What was asked about an edition and answered in public; and a form to ask."""
    city, editions = editions_of(request, code)
    shown = get_object_or_404(editions, report__code=report, number=number)
    answered = Question.objects.public().filter(city=city, about=about(shown))
    more = {"section": "reports", "edition": shown}
    return asking(request, city, answered, more, about=about(shown), template="reporting/public/edition_questions.html")


@login_not_required
@require_safe
def edition_figure(request, code, report, number, figure):
    """What stands behind a printed figure: where the mark beside it leads."""
    city, editions = editions_of(request, code)
    shown = get_object_or_404(editions.defer(None), report__code=report, number=number)
    trace = trace_of(shown, figure, request.GET.get("period", ""))
    if trace is None:
        raise Http404
    context = {"city": city, "section": "reports", "edition": shown, "trace": trace}
    return render(request, "reporting/public/edition_figure.html", context)


@login_not_required
@require_safe
def edition_file(request, code, report, number, suffix):
    """The stored bytes in one of their formats, with their checksum as entity tag."""
    if suffix not in FILES:
        raise Http404
    _city, editions = editions_of(request, code)
    kept = get_object_or_404(editions, report__code=report, number=number)
    name, _media_type = FILES[suffix]
    return file_response(getattr(kept, name).open(), suffix, getattr(kept, f"{name}_sha256"))
