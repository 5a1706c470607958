"""What a report still lacks: what hinders freezing it, and what is only advised."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from indicators.choices import State
from indicators.models import Measurement
from reporting.choices import ReportKind, Section
from reporting.content import gather
from reporting.content.register import lessons_of
from reporting.editions import changed_figures
from reporting.reading import LONGEST, PLAIN, ease, longest_sentence, sentences
from reporting.shapes import sections_of, shape_of

ON_ONE_SHEET = 80  # words, beside the counts, the targets and two lessons


@dataclass(frozen=True)
class Remark:
    """Something to repair: what is lacking, and the part of the preparation where it is repaired."""

    text: str | Promise
    place: str


def obstacles(report):
    """What must be repaired before the report can be frozen."""
    texts = {text.section: text.text for text in report.texts.all()}
    sections, found = sections_of(report.kind), []
    if shape_of(report.kind).has_figures and not report.indicators.exists():
        found.append(Remark(_("No indicator is chosen."), "indicators"))
    if Section.SUMMARY in sections and not texts.get(Section.SUMMARY, "").strip():
        found.append(Remark(_("The summary in plain language is empty."), Section.SUMMARY.value))
    if not tells_failures(report):
        found.append(
            Remark(
                _("Nothing is said of what did not work: write it, publish a lesson, or sign that none was recorded."),
                Section.FAILURES.value,
            )
        )
    elif report.none_recorded_by_id and has_failures(report):
        found.append(
            Remark(
                _("A lesson tells what did not work, and somebody signed that there is none: take the signature back."),
                Section.FAILURES.value,
            )
        )
    found += _not_the_same(report)
    return found


def _not_the_same(report):
    """Languages of one report say the same figures: those of the one that is frozen."""
    frozen = report.siblings().filter(frozen_at__isnull=False).order_by("frozen_at").first()
    if frozen is None:
        return []
    differing = {change["code"] for change in changed_figures(frozen.frozen, gather(report), in_words=False)}
    if not differing:
        return []
    said = {"report": frozen.title, "codes": ", ".join(sorted(differing)[:5])}
    text = _("The figures differ from those of “%(report)s”: %(codes)s. Open that one again, or correct these.")
    return [Remark(str(text) % said, "indicators")]


def tells_failures(report):
    """Whether a chapter or a public lesson says what did not work, or somebody signed that none of it is on record."""
    written = any(row.text.strip() for row in report.texts.filter(section=Section.FAILURES))
    return bool(report.none_recorded_by_id or written or has_failures(report))


def has_failures(report):
    """Whether a public lesson of the period tells of something that did not work."""
    return lessons_of(report).filter(is_failure=True).exists()


def advice(report):
    """What would make the report better, and does not hinder it."""
    found = _hard_to_read(report) + _too_long(report)
    values = Measurement.objects.headline().filter(
        city=report.city, period=report.period, indicator__in=report.indicators.values("indicator")
    )
    if waiting := values.current().filter(state=State.SUBMITTED).count():
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
    missing = report.indicators.count() - values.in_force().count()
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


def _too_long(report):
    """One sheet holds only so much."""
    words = sum(sum(map(len, sentences(row.text))) for row in report.texts.all())
    if report.kind != ReportKind.BRIEF or words <= ON_ONE_SHEET:
        return []
    text = _("The chapters have %(n)s words: above %(most)s they may not fit on one sheet. Look at the preview.")
    return [Remark(str(text) % {"n": words, "most": ON_ONE_SHEET}, Section.SUMMARY.value)]


def _hard_to_read(report):
    """What would make the written chapters easier: shorter sentences; in Spanish also shorter words (INFLESZ)."""
    found = []
    for row in report.texts.exclude(text=""):
        said = {"chapter": row.get_section_display()}
        if (words := longest_sentence(row.text)) > LONGEST:
            text = _("%(chapter)s: the longest sentence has %(n)s words. Part it in two.")
            found.append(Remark(str(text) % (said | {"n": words}), row.section))
        if report.language == "es" and (score := ease(row.text)) is not None and score < PLAIN:
            text = _("%(chapter)s reads hard (%(n)s of 100, plain from %(plain)s on): use shorter words and sentences.")
            found.append(Remark(str(text) % (said | {"n": round(score), "plain": PLAIN}), row.section))
    return found
