"""What happens in a city, for those who follow it: news as Atom, days as a calendar."""

import datetime
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from observatory.calendar import Dated, Kind
from observatory.choices import Precision
from observatory.models import Activity, Agreement, Lesson
from observatory.spreadsheets.writing import xml_text
from reporting.exports.told import COMMITMENTS, DIALOGUES
from reporting.public.editions import latest_editions, told_once, withdrawn_editions

MOST = 50
BACK, AHEAD = datetime.timedelta(days=365), datetime.timedelta(days=3 * 365)


@dataclass(frozen=True)
class News:
    """One thing a city made public: `kind` is what it is one of, `path` its address; `key` names it for good."""

    kind: str
    title: str
    text: str
    path: str
    key: str
    when: datetime.datetime


def news_of(city, language):
    """The latest reports, what was withdrawn, lessons and commitments of a city, newest first.

    Each report is told in this language if it is published in it.
    """
    editions = told_once(latest_editions().filter(report__city=city), language)
    withdrawn = withdrawn_editions().filter(report__city=city)[:MOST]
    lessons = Lesson.objects.public().of(city).order_by("-created_at", "-pk")[:MOST]
    agreed = COMMITMENTS.public().filter(city=city).order_by("-created_at", "-pk")[:MOST]
    found = [
        *(_of_edition(each, city) for each in editions),
        *(_of_withdrawal(each, city) for each in withdrawn),
        *(_of_lesson(each, city) for each in lessons),
        *(_of_commitment(each) for each in agreed),
    ]
    return sorted(found, key=lambda each: each.when, reverse=True)[:MOST]


def _of_edition(edition, city):
    """A report, whose title says that it is one."""
    text = edition.reason or edition.report.get_kind_display()
    key = f"/id/edition/{edition.uuid}"
    return News(_("Reports"), edition.title, text, _page(edition, city), key, edition.published_at)


def _of_withdrawal(edition, city):
    title = _("Withdrawn: %(title)s, edition %(n)s") % {"title": edition.title, "n": edition.number}
    gone, key = edition.withdrawal, f"/id/edition/{edition.uuid}#withdrawn"
    return News(_("Reports"), title, gone.reason, _page(edition, city), key, gone.at)


def _page(edition, city):
    return reverse("edition", args=[city.code, edition.report.code, edition.number])


def _of_lesson(lesson, city):
    title = _("Lesson: %(title)s") % {"title": lesson.title}
    path = reverse("city-lesson", args=[city.code, lesson.uuid])
    return News(_("Lessons"), title, lesson.happened, path, f"/id/lesson/{lesson.uuid}", lesson.created_at)


def _of_commitment(commitment):
    title = _("Commitment: %(text)s") % {"text": commitment.text}
    path = reverse("permanent", args=["commitment", commitment.uuid])
    return News(_("Commitments"), title, commitment.get_status_display(), path, path, commitment.created_at)


class CityFeed(Atom1Feed):
    """A feed that is as old as its city while it tells nothing; with the time of now it would always seem new."""

    since = None

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.since


def atom(city, *, absolute, here, language):
    """The news of a city as the text of an Atom feed; `here` is its own path, `absolute` makes whole addresses."""
    home = absolute(reverse("city-detail", args=[city.code]))
    title = _("%(city)s: international action") % {"city": city}
    feed = CityFeed(
        title, home, description="", feed_url=absolute(here), language=language, author_name=city.name, feed_guid=home
    )
    feed.since = city.created_at
    for each in news_of(city, language):
        feed.add_item(
            xml_text(each.title),
            absolute(each.path),
            escape(xml_text(each.text)),  # Django tells readers that it is HTML
            unique_id=absolute(each.key),
            pubdate=each.when,
            updateddate=each.when,
            categories=[each.kind],
        )
    return feed.writeString("utf-8")


def days_of(city, today):
    """What of a city has a public day from a year ago to three years ahead, soonest first."""
    first, last = today - BACK, today + AHEAD
    return sorted(
        (replace(each, kind=kind) for kind in KINDS for each in kind.say(city, first, last)),
        key=lambda each: (each.starts_on, each.title),
    )


def _ends(city, first, last):
    for each in Agreement.objects.public().of(city).filter(ends_on__range=(first, last)):
        href = reverse("city-agreement", args=[city.code, each.uuid])
        yield Dated(_("Ends: %(agreement)s") % {"agreement": each}, each.ends_on, href, f"public-agreement-{each.uuid}")


def _activities(city, first, last):
    known = Activity.objects.public().of(city).filter(starts_on_precision=Precision.DAY)
    for each in known.filter(starts_on__range=(first, last)):
        href = reverse("city-detail", args=[city.code])
        yield Dated(each.title, each.starts_on, href, f"public-activity-{each.uuid}", each.ends_on, note=each.place)


def _dialogues(city, first, last):
    for each in DIALOGUES.public().filter(city=city, held_on__range=(first, last)):
        href = reverse("city-dialogue", args=[city.code, each.uuid])
        yield Dated(each.title, each.held_on, href, f"public-dialogue-{each.uuid}")


def _due(city, first, last):
    for each in COMMITMENTS.public().filter(city=city, due_on__range=(first, last)):
        href = reverse("permanent", args=["commitment", each.uuid])
        yield Dated(each.text, each.due_on, href, f"public-commitment-{each.uuid}")


KINDS = [
    Kind("agreement-end", gettext_lazy("Ends of agreements"), _ends),
    Kind("activity", gettext_lazy("Activities"), _activities),
    Kind("dialogue", gettext_lazy("Dialogues"), _dialogues),
    Kind("commitment", gettext_lazy("Commitments"), _due),
]
