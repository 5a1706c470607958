"""Open a report, write its chapters, choose its indicators, freeze it and thaw it."""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from indicators.models import AdoptedIndicator
from observatory import formats, history
from observatory.models import Channel
from reporting.choices import ReportKind
from reporting.content import gather
from reporting.models import AlternativeText, Report, ReportText
from reporting.proposals import proposed_texts
from reporting.readiness import has_failures, obstacles
from reporting.shapes import shape_of
from reporting.stretches import in_full, suits, unsuited

TITLES = {
    ReportKind.ACCOUNTABILITY: gettext_lazy("Accountability report"),
    ReportKind.MANAGEMENT: gettext_lazy("Management report"),
    ReportKind.COUNCIL: gettext_lazy("Report to the council"),
    ReportKind.EVALUATION: gettext_lazy("Evaluation"),
    ReportKind.PRACTICE: gettext_lazy("Good practice: %(practice)s"),
    ReportKind.BRIEF: gettext_lazy("International action on one page"),
}


class ReportRefused(Exception):
    """A report cannot do this now; the text says why and is fit for the person who asked."""


@transaction.atomic
def open_report(*, city, kind, period, language, by, practice=None, channel=Channel.PAGE):
    """Begin a report with all published indicators chosen and a first text proposed.

    Raises `ReportRefused` when the city has one of this kind, period and language already, when the kind does not tell
    of so short or long a period, or when a sheet has no practice that everybody may read.
    """
    same = {"city": city, "kind": kind, "period": period, "language": language, "practice": practice}
    if kind == ReportKind.PRACTICE and (practice is None or not practice.is_public):
        raise ReportRefused(_("Choose the practice that the sheet tells of; it has to be public."))
    if not suits(kind, period):
        raise ReportRefused(unsuited(kind, period, formats.locale_for(get_language(), city.locale)))
    if Report.objects.kept().filter(**same).exists():
        raise ReportRefused(_("There is a report of this kind for this period and language already: go on with it."))
    report = Report(**same, data_until=_data_until(kind, period))
    report.title = _title(report)
    return _opened(report, AdoptedIndicator.objects.in_use().filter(city=city, is_public=True), by, channel)


def _data_until(kind, period):
    """The day to which a new report tells: today; to the council the end of its half-year, where the next begins."""
    today = timezone.localdate()
    return min(today, period.ends_on) if kind == ReportKind.COUNCIL else today


@transaction.atomic
def translate_report(report, *, language, by):
    """Begin the same report in another language, with the same indicators and days; its texts are to be translated."""
    same = {name: getattr(report, name) for name in ("city", "kind", "period", "practice", "data_until")}
    if report.language == language or report.siblings().filter(language=language).exists():
        raise ReportRefused(_("The report exists in this language already."))
    sibling = Report(**same, language=language)
    sibling.title = _title(sibling)
    return _opened(sibling, report.indicators.all(), by, Channel.PAGE)


def _opened(report, indicators, by, channel):
    report.code = _code(report)
    report.is_public = True
    report.full_clean(exclude=["frozen"])
    report.save()
    if shape_of(report.kind).has_figures:
        report.indicators.set(indicators)
    texts = proposed_texts(gather(report))
    ReportText.objects.bulk_create(ReportText(report=report, **text) for text in texts)
    history.note("created", report, by=by, after=history.snapshot(report), channel=channel)
    return report


def _title(report):
    """The name of the kind with the period behind it, after a comma where it is more than a year's number."""
    locale = formats.locale_for(report.language, report.city.locale)
    with translation.override(report.language):
        if report.practice:
            return str(TITLES[report.kind] % {"practice": report.practice})[:200]
        period = in_full(report.period.code, locale)
        comma = "" if period.isdecimal() and report.kind != ReportKind.BRIEF else ","
        return f"{TITLES[report.kind]}{comma} {period}"


def _code(report):
    practice = f"{report.practice.pk}-" if report.practice else ""
    base = slugify(f"{report.kind}-{practice}{report.period.code}-{report.language}")
    taken = set(Report.objects.filter(city=report.city, code__startswith=base).values_list("code", flat=True))
    return next(code for n in range(1, len(taken) + 2) if (code := base if n == 1 else f"{base}-{n}") not in taken)


@transaction.atomic
def write_section(report, *, section, headline, text, by, version):
    """Write a chapter. Raises `ChangedMeanwhile` when the report was changed since `version`."""
    _demand_open(report)
    history.lock(report, expected=version)
    row, _created = ReportText.objects.get_or_create(report=report, section=section)
    before = {"headline": row.headline, "text": row.text}
    row.headline, row.text = headline, text
    row.save()
    after = {"section": section, "headline": headline, "text": text}
    history.note("written", report, by=by, before={"section": section} | before, after=after)


@transaction.atomic
def change_report(report, *, title, data_until, indicators, by, version):
    """Change the title, the day the data reach to, and the indicators chosen."""
    _demand_open(report)
    before = history.lock(report, expected=version)
    report.title, report.data_until = title, data_until
    report.full_clean(exclude=["frozen"])
    report.save(update_fields=["title", "data_until"])
    report.indicators.set(indicators)
    history.note("changed", report, by=by, before=before, after=history.snapshot(report))


@transaction.atomic
def write_alternatives(report, *, texts, by, version):
    """Keep what is read aloud in place of charts: {adoption's key: text}. Others are read as they are proposed."""
    _demand_open(report)
    history.lock(report, expected=version)
    before = {str(row.adoption_id): row.text for row in report.alternatives.all()}
    report.alternatives.all().delete()
    rows = [AlternativeText(report=report, adoption_id=key, text=text) for key, text in texts.items() if text]
    AlternativeText.objects.bulk_create(rows)
    after = {str(row.adoption_id): row.text for row in rows}
    history.note("written", report, by=by, before={"alternatives": before}, after={"alternatives": after})


@transaction.atomic
def sign_none_recorded(report, *, by, version, channel=Channel.PAGE):
    """Declare under one's own name that nothing was recorded that did not work; signing again takes it back.

    Raises `ReportRefused` when a public lesson tells of something that did not.
    """
    _demand_open(report)
    if not report.none_recorded_by_id and has_failures(report):
        raise ReportRefused(_("A lesson tells what did not work: nobody can sign that there is none."))
    history.lock(report, expected=version)
    report.none_recorded_by = None if report.none_recorded_by else by
    report.save(update_fields=["none_recorded_by"])
    after = {"none_recorded_by": str(report.none_recorded_by)}
    history.note("signed", report, by=by, after=after, channel=channel)


@transaction.atomic
def freeze(report, *, by, version, channel=Channel.PAGE):
    """Keep every text and figure as they are now. Raises `ReportRefused` with what still hinders it."""
    _demand_open(report)
    if found := obstacles(report):
        raise ReportRefused(" ".join(str(obstacle.text) for obstacle in found))
    history.lock(report, expected=version)
    report.frozen = gather(report) | {"approved_by": str(by)}
    report.frozen_at, report.frozen_by = timezone.now(), by
    report.save(update_fields=["frozen", "frozen_at", "frozen_by"])
    history.note("frozen", report, by=by, channel=channel)


@transaction.atomic
def thaw(report, *, by, version):
    """Open a frozen report again, to correct it or to prepare its next edition. What is published stays."""
    history.lock(report, expected=version)
    report.frozen = report.frozen_at = report.frozen_by = None
    report.save(update_fields=["frozen", "frozen_at", "frozen_by"])
    history.note("thawed", report, by=by)


def _demand_open(report):
    if report.is_frozen:
        raise ReportRefused(_("The report is frozen: open it again to change it."))
