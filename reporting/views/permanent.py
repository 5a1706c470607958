"""Addresses that never change, and the files that programs look for."""

import datetime

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from actors.models import Actor
from dialogues.choices import SurveyStatus
from dialogues.models import Dialogue, Survey
from indicators.models import AdoptedIndicator, EvaluationPlan, Indicator, PeerGlance
from observatory.models import Agreement, City, GoodPractice, Lesson, Project
from observatory.services.codes import key_of
from reporting.exports import COMMITMENTS
from reporting.models import Edition
from reporting.public.results import published_values
from reporting.views.public_page import public_page

YEAR = datetime.timedelta(days=365)
ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /*/accounts/
Disallow: /*/search/
Disallow: /*/work/
"""


class SeeOther(HttpResponseRedirect):
    status_code = 303


@public_page
def permanent(request, kind, uuid):
    """Lead on to the page of what has this identifier; 404 for what is not public."""
    if kind not in PAGES:
        raise Http404
    return SeeOther(PAGES[kind](uuid))


def _city(uuid):
    return reverse("city-detail", args=[get_object_or_404(City.objects.public(), uuid=uuid).code])


def _indicator(uuid):
    """A city's indicator, or one of the catalogue."""
    adoptions = AdoptedIndicator.objects.public().select_related("city", "indicator")
    if adoption := adoptions.filter(uuid=uuid).first():
        return reverse("city-indicator", args=[adoption.city.code, adoption.indicator.code])
    return reverse("catalogue-indicator", args=[get_object_or_404(Indicator.objects.catalogue(), uuid=uuid).code])


def _measurement(uuid):
    rows = published_values().select_related("city", "indicator")
    found = get_object_or_404(rows, uuid=uuid)
    return reverse("city-indicator", args=[found.city.code, found.indicator.code])


def _public_record(model, name):
    """How a published record of the register is found, whose page in public has this name."""

    def address(uuid):
        found = get_object_or_404(model.objects.public().select_related("city"), uuid=uuid)
        return reverse(name, args=[found.city.code, key_of(found)])

    return address


def _actor(uuid):
    """An actor that agreed to be named, or the one into which it was merged."""
    actor = get_object_or_404(Actor.objects.select_related("merged_into"), uuid=uuid)
    if actor.merged_into:
        return _actor(actor.merged_into.uuid)
    found = get_object_or_404(Actor.objects.public().filter(left_on=None).select_related("city"), pk=actor.pk)
    return f"{reverse('city-actors', args=[found.city.code])}#{found.uuid}"


def _dialogue(uuid):
    rows = Dialogue.objects.public().filter(is_closed=True).select_related("city")
    found = get_object_or_404(rows, uuid=uuid)
    return reverse("city-dialogue", args=[found.city.code, key_of(found)])


def _commitment(uuid):
    """The page of the dialogue in which it was agreed, or of what the city promised outside one."""
    found = get_object_or_404(COMMITMENTS.public(), uuid=uuid)
    if found.dialogue is None:
        return reverse("city-communication", args=[found.city.code])
    return reverse("city-dialogue", args=[found.city.code, key_of(found.dialogue)])


def _survey(uuid):
    """A survey that is named in public; whether it is open or its results are out, its page says."""
    rows = Survey.objects.public().exclude(status=SurveyStatus.DRAFT).select_related("city")
    found = get_object_or_404(rows, uuid=uuid)
    return reverse("city-survey", args=[found.city.code, key_of(found)])


def _edition(uuid):
    rows = Edition.objects.public().filter(report__removed_at=None).select_related("report__city").defer("content")
    found = get_object_or_404(rows, uuid=uuid)
    return reverse("edition", args=[found.report.city.code, found.report.code, found.number])


PAGES = {
    "actor": _actor,
    "advice": _public_record(PeerGlance, "city-advice"),
    "agreement": _public_record(Agreement, "city-agreement"),
    "city": _city,
    "commitment": _commitment,
    "dialogue": _dialogue,
    "edition": _edition,
    "evaluation": _public_record(EvaluationPlan, "city-evaluation"),
    "indicator": _indicator,
    "lesson": _public_record(Lesson, "city-lesson"),
    "measurement": _measurement,
    "practice": _public_record(GoodPractice, "city-practice"),
    "project": _public_record(Project, "city-project"),
    "survey": _survey,
}


@public_page
def robots(request):
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    return HttpResponse(f"{ROBOTS}Sitemap: {sitemap}\n", content_type="text/plain; charset=utf-8")


@public_page
def security(request):
    """Where to report a weakness (RFC 9116); 404 where the deployment names no contact."""
    if not settings.CONTACT_EMAIL:
        raise Http404
    expires = (timezone.now() + YEAR).isoformat(timespec="seconds")
    lines = [f"Contact: mailto:{settings.CONTACT_EMAIL}", f"Expires: {expires}", "Preferred-Languages: es, en, fr, pt"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
