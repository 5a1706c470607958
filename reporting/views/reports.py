"""The workspace of reports: begin, write, check, preview, freeze, publish."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST

from indicators.services.periods import period_of
from observatory.choices import Language
from observatory.history import ChangedMeanwhile
from observatory.views.workspace import city_of
from reporting.choices import Section
from reporting.documents import draft_pdf, draft_web
from reporting.forms import (
    NewReportForm,
    PublishForm,
    ReportForm,
    SectionForm,
    TranslationForm,
    VersionForm,
    WithdrawForm,
)
from reporting.models import Edition, ReportText
from reporting.pdf import PdfError
from reporting.readiness import advice, has_failures, obstacles
from reporting.services import preparing, publishing
from reporting.services.preparing import ReportRefused
from reporting.shapes import sections_of, shape_of
from reporting.views.preparation import PREPARE, context_of, report_of, saved


def report_list(request, code):
    city = city_of(request, code)
    editions = Edition.objects.select_related("withdrawal").defer("content", "changes")
    reports = city.reports.kept().select_related("period").prefetch_related(Prefetch("editions", editions))
    may_prepare = request.user.has_perm(PREPARE, city)
    context = {"city": city, "section": "reports", "reports": reports, "may_prepare": may_prepare}
    return render(request, "reporting/report_list.html", context)


def report_new(request, code):
    city = city_of(request, code, PREPARE)
    initial = {"period": timezone.localdate().year - 1, "language": city.main_language}
    form = NewReportForm(request.POST or None, initial=initial, city=city)
    if form.is_valid():
        asked = form.cleaned_data | {"period": period_of(form.cleaned_data["period"])}
        try:
            report = preparing.open_report(city=city, by=request.user, **asked)
        except ReportRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("report-prepare", city.code, report.code)
    return render(request, "reporting/report_new.html", {"city": city, "section": "reports", "form": form})


def report_prepare(request, code, report):
    return _prepare_page(request, report_of(request, code, report))


def _prepare_page(request, report, publish_form=None):
    """The tasks of a report with its editions; `publish_form` is what was refused, to be mended there."""
    texts = {text.section: text for text in report.texts.all()}
    editions = list(report.editions.select_related("published_by", "withdrawal"))
    context = context_of(
        report,
        chapters=[(section, texts.get(section.value, ReportText())) for section in sections_of(report.kind)],
        shape=shape_of(report.kind),
        languages=report.siblings(),
        untranslated=_untranslated(report),
        obstacles=[] if report.is_frozen else obstacles(report),
        advice=[] if report.is_frozen else advice(report),
        editions=editions,
        standing=publishing.standing_edition(report),
        chosen=report.indicators.count(),
        alternatives=report.alternatives.count(),
        may_sign=not report.is_frozen and bool(report.none_recorded_by_id or not has_failures(report)),
        may_publish=request.user.has_perm("reporting.publish_report", report),
        form=publish_form,
        publish_form=publish_form or PublishForm(initial={"version": report.version}, is_first=not editions),
    )
    return render(request, "reporting/report_prepare.html", context)


def _untranslated(report):
    """The languages that the report is not written in yet: [(code, name)]."""
    written = {report.language, *report.siblings().values_list("language", flat=True)}
    return [(code, name) for code, name in Language.choices if code not in written]


@require_POST
def report_translate(request, code, report):
    """Begin the same report in another language."""
    report = report_of(request, code, report)
    form = TranslationForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the languages."))
        return redirect("report-prepare", report.city.code, report.code)
    try:
        begun = preparing.translate_report(report, language=form.cleaned_data["language"], by=request.user)
    except ReportRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("report-prepare", report.city.code, report.code)
    return redirect("report-prepare", begun.city.code, begun.code)


def report_withdraw(request, code, report, number):
    """Withdraw an edition, with the reason that its readers see."""
    report = report_of(request, code, report, "reporting.publish_report")
    edition = get_object_or_404(report.editions, number=number)
    if edition.withdrawn:
        messages.info(request, _("This edition is withdrawn already."))
        return redirect("report-prepare", report.city.code, report.code)
    form = WithdrawForm(request.POST or None)
    if not form.is_valid():
        return render(request, "reporting/report_withdraw.html", context_of(report, form=form, edition=edition))
    try:
        publishing.withdraw(edition, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("Edition %(n)s is withdrawn.") % {"n": edition.number})
    except ReportRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("report-prepare", report.city.code, report.code)


def report_change(request, code, report):
    report = report_of(request, code, report)
    form = ReportForm(request.POST or None, instance=report)
    if form.is_valid():
        fields = form.cleaned_data
        act = lambda: preparing.change_report(report, by=request.user, **fields)  # noqa: E731
        return saved(request, report, act, form, "reporting/report_form.html")
    return render(request, "reporting/report_form.html", context_of(report, form=form))


def report_section(request, code, report, section):
    report = report_of(request, code, report)
    section = get_section_or_404(section)
    if section not in sections_of(report.kind):
        raise Http404
    text = report.texts.filter(section=section).first()
    initial = {"version": report.version, "headline": text.headline if text else "", "text": text.text if text else ""}
    form = SectionForm(request.POST or None, initial=initial)
    if form.is_valid():
        written = form.cleaned_data | {"section": section.value, "by": request.user}
        act = lambda: preparing.write_section(report, **written)  # noqa: E731
        standing = lambda: report.texts.filter(section=section).first() or ReportText()  # noqa: E731
        return saved(request, report, act, form, "reporting/section_form.html", standing=standing, chapter=section)
    originals = ReportText.objects.filter(report__in=report.siblings(), section=section).exclude(text="", headline="")
    context = context_of(report, form=form, chapter=section, originals=originals.select_related("report"))
    return render(request, "reporting/section_form.html", context)


def get_section_or_404(value):
    try:
        return Section(value)
    except ValueError:
        raise Http404 from None


@require_POST
def report_sign(request, code, report):
    report = report_of(request, code, report)
    return _acted(
        request, report, lambda version: preparing.sign_none_recorded(report, by=request.user, version=version)
    )


@require_POST
def report_freeze(request, code, report):
    report = report_of(request, code, report, "reporting.publish_report")
    return _acted(request, report, lambda version: preparing.freeze(report, by=request.user, version=version))


@require_POST
def report_thaw(request, code, report):
    report = report_of(request, code, report, "reporting.publish_report")
    return _acted(request, report, lambda version: preparing.thaw(report, by=request.user, version=version))


@require_POST
def report_publish(request, code, report):
    report = report_of(request, code, report, "reporting.publish_report")
    form = PublishForm(request.POST, is_first=not report.editions.exists())
    if "reason" in form.errors:
        return _prepare_page(request, report, form)

    def publish(version):
        edition = publishing.publish(report, by=request.user, version=version, reason=form.cleaned_data["reason"])
        messages.success(request, _("Edition %(n)s is published.") % {"n": edition.number})

    return _acted(request, report, publish)


def _acted(request, report, act):
    """Do one thing to a report with the version the person saw, and say why if it cannot be done."""
    form = VersionForm(request.POST)
    try:
        if not form.is_valid():
            raise ReportRefused(_("The page you came from was incomplete: try again from here."))
        act(form.cleaned_data["version"])
    except (ReportRefused, PdfError) as refusal:
        messages.error(request, str(refusal))
    except ChangedMeanwhile:
        messages.error(request, _("Somebody changed this report meanwhile: look at it again first."))
    return redirect("report-prepare", report.city.code, report.code)


def report_preview(request, code, report):
    """Show the report as it would be published: as a page, or with `?as=pdf` as paper."""
    report = report_of(request, code, report)
    if request.GET.get("as") == "pdf":
        try:
            paper = draft_pdf(report, by=request.user)
        except PdfError as problem:
            messages.error(request, str(problem))
            return redirect("report-prepare", report.city.code, report.code)
        response = HttpResponse(paper, content_type="application/pdf")
        response["X-Frame-Options"] = "SAMEORIGIN"  # the preview shows it beside the page
        response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'self'"
        return response
    article = draft_web(report, by=request.user)
    return render(request, "reporting/report_preview.html", context_of(report, article=article))


@csp_override(settings.SECURE_CSP | {"frame-src": [CSP.SELF]})
def report_beside(request, code, report):
    """Show page and paper side by side, as they would be published."""
    report = report_of(request, code, report)
    context = context_of(report, article=draft_web(report, by=request.user), beside=True)
    return render(request, "reporting/report_preview.html", context)
