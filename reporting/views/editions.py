"""Published editions: bytes that were kept, served as they are."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from observatory.models import City
from reporting.exports import linked
from reporting.models import Edition

FILES = {
    "pdf": ("pdf", "application/pdf"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "json": ("json", "application/json"),
    "html": ("page", "text/html; charset=utf-8"),
}


def _editions(request, code):
    city = get_object_or_404(City.objects.visible_to(request.user), code__iexact=code)
    rows = Edition.objects.visible_to(request.user).filter(report__city=city, report__removed_at=None)
    return city, rows.select_related("report__period", "published_by", "withdrawal__by").defer("content")


@login_not_required
@require_safe
def city_reports(request, code):
    city, editions = _editions(request, code)
    context = {"city": city, "section": "reports", "editions": editions.order_by("-published_at", "-number")}
    return render(request, "reporting/public/city_reports.html", context)


@login_not_required
@require_safe
def city_report(request, code, report):
    """The latest edition of a report."""
    city, editions = _editions(request, code)
    latest = editions.filter(report__code=report).order_by("-number").first()
    if latest is None:
        raise Http404
    return _shown(request, city, latest, editions)


@login_not_required
@require_safe
def edition(request, code, report, number):
    city, editions = _editions(request, code)
    return _shown(request, city, get_object_or_404(editions, report__code=report, number=number), editions)


def _shown(request, city, shown, editions):
    with shown.page.open() as page:
        article = SafeString(page.read().decode())
    every = editions.filter(report=shown.report_id).order_by("-number")
    others = editions.filter(report__in=shown.report.siblings(), withdrawal=None).order_by("language", "-number")
    context = {"city": city, "section": "reports", "edition": shown, "editions": every, "article": article}
    context["languages"] = list({each.language: each for each in reversed(others)}.values())
    context["linked"] = linked.of_edition(shown, city, request.build_absolute_uri)
    return render(request, "reporting/public/edition.html", context)


@login_not_required
@require_safe
def edition_file(request, code, report, number, suffix):
    """The stored bytes in one of their formats, with their checksum as entity tag."""
    if suffix not in FILES:
        raise Http404
    _city, editions = _editions(request, code)
    kept = get_object_or_404(editions, report__code=report, number=number)
    name, media_type = FILES[suffix]
    file = getattr(kept, name)
    response = FileResponse(file.open(), content_type=media_type, filename=file.name.rpartition("/")[2])
    response["ETag"] = f'"{getattr(kept, f"{name}_sha256")}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox" if suffix != "pdf" else "default-src 'none'"
    return response
