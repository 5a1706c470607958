"""What a report still lacks: what hinders freezing it, and what is only advised."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators.choices import State
from indicators.models import Measurement
from observatory.models import Lesson
from reporting.choices import Section


@dataclass(frozen=True)
class Remark:
    """Something to repair: what is lacking, and the part of the preparation where it is repaired."""

    text: str | Promise
    place: str


def obstacles(report):
    """What must be repaired before the report can be frozen."""
    texts = {text.section: text.text for text in report.texts.all()}
    found = []
    if not report.indicators.exists():
        found.append(Remark(_("No indicator is chosen."), "indicators"))
    if not texts.get(Section.SUMMARY, "").strip():
        found.append(Remark(_("The summary in plain language is empty."), Section.SUMMARY.value))
    if not _tells_failures(report, texts):
        found.append(
            Remark(
                _("Nothing is said of what did not work: write it, publish a lesson, or sign that none was recorded."),
                Section.FAILURES.value,
            )
        )
    return found


def _tells_failures(report, texts):
    lessons = (
        Lesson.objects.of(report.city)
        .kept()
        .filter(is_public=True, happened_on__gte=report.period.starts_on, happened_on__lte=report.period.ends_on)
    )
    return bool(texts.get(Section.FAILURES, "").strip() or report.none_recorded_by_id or lessons.exists())


def advice(report):
    """What would make the report better, and does not hinder it."""
    found = []
    current = (
        Measurement.objects.current()
        .headline()
        .filter(city=report.city, period=report.period, indicator__in=report.indicators.values("indicator"))
    )
    if waiting := current.filter(state=State.SUBMITTED).count():
        found.append(
            Remark(
                ngettext(
                    "One value waits for approval and will not be in the report.",
                    "%(n)s values wait for approval and will not be in the report.",
                    waiting,
                )
                % {"n": waiting},
                "indicators",
            )
        )
    missing = report.indicators.count() - current.approved().count()
    if missing > 0:
        found.append(
            Remark(
                ngettext(
                    "One chosen indicator has no approved value for this period; the report says so.",
                    "%(n)s chosen indicators have no approved value for this period; the report says so.",
                    missing,
                )
                % {"n": missing},
                "indicators",
            )
        )
    return found
