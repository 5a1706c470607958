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


def told_once(editions, language):
    """One edition of each report, in the place of its newest: in this language, else in the city's own, if there is."""
    found = {}
    for edition in editions:
        found.setdefault(_report(edition), []).append(edition)
    return [max(of_one, key=lambda edition: _fits(edition, language)) for of_one in found.values()]


def _fits(edition, language):
    return edition.language == language, edition.language == edition.report.city.main_language
