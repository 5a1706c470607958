"""The reports that everybody may read."""

from django.db.models import Exists, OuterRef

from reporting.models import Edition


def latest_editions():
    """The last edition of every published report, newest first, without its content."""
    later = Edition.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
    found = Edition.objects.public().filter(~Exists(later), report__removed_at=None, withdrawal=None)
    return found.select_related("report__city", "report__period").defer("content", "changes")
