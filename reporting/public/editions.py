"""The reports that everybody may read."""

from operator import attrgetter

from django.db.models import Exists, OuterRef

from reporting.models import Edition

# What the languages of one report have in common, beside its city.
WHATEVER_THE_LANGUAGE = ("report__kind", "report__period", "report__practice")
_report = attrgetter("report.city_id", "report.kind", "report.period_id", "report.practice_id")


def latest_editions():
    """The last edition of every published report, newest first, without its content."""
    later = Edition.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
    found = Edition.objects.public().filter(~Exists(later), report__removed_at=None, withdrawal=None)
    return found.select_related("report__city", "report__period").defer("content", "changes")


def withdrawn_editions():
    """The editions that cities stand by no more, the last withdrawn first, without their content."""
    found = Edition.objects.public().filter(report__removed_at=None, withdrawal__isnull=False)
    return found.select_related("report", "withdrawal").defer("content", "changes").order_by("-withdrawal__at", "-pk")


def last_numbers(editions):
    """The number of the last edition of each report, of (report, number) pairs: the others were superseded."""
    found = {}
    for report, number in editions:
        found[report] = max(number, found.get(report, 0))
    return found


def told_once(editions, language):
    """One edition of each report, in the place of its newest: in this language, else in the city's own, if there is."""
    found = {}
    for edition in editions:
        found.setdefault(_report(edition), []).append(edition)
    return [max(of_one, key=lambda edition: _fits(edition, language)) for of_one in found.values()]


def _fits(edition, language):
    return edition.language == language, edition.language == edition.report.city.main_language
