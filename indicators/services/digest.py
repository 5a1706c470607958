"""The e-mail of the week: what each person is asked to measure, in a few lines; nothing when nothing waits."""

import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.core.signing import BadSignature, Signer
from django.db.models import Q
from django.tasks import task
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from indicators.models import Digest
from indicators.today import indicators_without_owner, values_due, values_late, values_returned, values_to_review
from observatory.models import City, Membership, PositionHolding, StaffPosition, User

ASKED = (values_due, values_returned)
MONTHLY = (values_to_review, values_late, indicators_without_owner)
_SIGNER = Signer(salt="indicators.digest")


@task
def send_this_weeks():
    """Send the e-mails of the week, behind the pages."""
    send_digests(site=settings.SITE_URL)


def send_digests(*, site, today=None):
    """Write to everybody for whom something waits, once a week at most; answer whom. `site` is https://host."""
    today = today or timezone.localdate()
    people = User.objects.filter(is_active=True, pk__in=Membership.objects.current(today).values("user"))
    return [person for person in people.order_by("pk") if _told(person, site, today)]


def _told(person, site, today):
    with translation.override(person.language):
        waiting = waiting_for(person, today)
        if not waiting or not _claimed(person, today):
            return False
        digest = Digest.objects.get(user=person)
        stop = site + reverse("digest-choice", args=[token_of(person)])
        message = render_to_string("indicators/digest.txt", {"waiting": waiting, "site": site, "stop": stop})
        _send(digest, person, message)
    return True


def _send(digest, person, message):
    """Mail it; when the mail server refuses, the week is free again for another try."""
    try:
        send_mail(
            subject=_("To be measured this week"), message=message, from_email=None, recipient_list=[person.email]
        )
    except OSError:
        Digest.objects.filter(pk=digest.pk).update(sent_on=None)
        raise


def _claimed(person, today):
    """Take this week for the person; no, when they have been written to in it or want no mail."""
    Digest.objects.get_or_create(user=person)
    monday = today - datetime.timedelta(days=today.weekday())
    free = Digest.objects.filter(Q(sent_on=None) | Q(sent_on__lt=monday), user=person, is_stopped=False)
    return bool(free.update(sent_on=today))


def waiting_for(person, today):
    """What waits for a person in each of their cities, as [(city, needs)]: of posts they hold, and of their own.

    What is for whoever approves comes in the first week of a month only.
    """
    cities = City.objects.filter(memberships__in=Membership.objects.current(today).filter(user=person)).distinct()
    found = [(city, _in_city(city, person, today)) for city in cities.select_related("parent").order_by("name")]
    return [(city, needs) for city, needs in found if needs]


def _in_city(city, person, today):
    holdings = PositionHolding.objects.on(today).filter(user=person, position__city=city)
    posts = set(holdings.values_list("position", flat=True))
    if person.has_perm("indicators.adopt_indicator", city):
        posts |= unfilled(city, today)
    sayers = ASKED + (MONTHLY if today.day <= 7 else ())
    needs = [need for sayer in sayers for need in sayer(city, person, today)]
    mine = [need for need in needs if need.is_personal or need.post in posts]
    return list({need.href: need for need in mine}.values())


def unfilled(city, today):
    """The posts that reach nobody, vacant ones and none at all: whoever gives indicators to posts is told instead."""
    return {None, *StaffPosition.objects.of(city).vacant(today).values_list("pk", flat=True)}


def token_of(person):
    """The secret part of the address at which a person stops the e-mail."""
    return _SIGNER.sign(str(person.pk)).replace(":", ".")


def person_of(token):
    """The person whose e-mail a token stops; None for a wrong one."""
    try:
        pk = _SIGNER.unsign(token.replace(".", ":"))
    except BadSignature:
        return None
    return User.objects.filter(pk=pk, is_active=True).first()


def choose(person, *, is_stopped):
    """Stop the e-mail of the week for a person, or take it up again."""
    Digest.objects.update_or_create(user=person, defaults={"is_stopped": is_stopped})
