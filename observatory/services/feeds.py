"""A person's private address of the calendar: made, renewed and revoked; what it opens is decided at every reading."""

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from observatory import history
from observatory.models import CalendarFeed

_SIGNER = Signer(salt="observatory.calendar")


def token_of(feed):
    """Give the secret part of the address; it is signed, so that the stored row alone does not tell it."""
    return _SIGNER.sign(feed.uuid.hex).replace(":", ".")


def feed_of(token):
    """Give the feed that a token opens; None for a wrong, renewed or revoked one, or of somebody who left."""
    try:
        uuid = _SIGNER.unsign(token.replace(".", ":"))
    except BadSignature:
        return None
    return CalendarFeed.objects.filter(uuid=uuid, user__is_active=True).select_related("user").first()


@transaction.atomic
def renew_feed(user):
    """Give a person a new address; the one before leads nowhere from now on."""
    revoke_feed(user)
    feed = CalendarFeed.objects.create(user=user, made_at=timezone.now())
    history.note("address made", feed, by=user)
    return feed


@transaction.atomic
def revoke_feed(user):
    """Take a person's address back."""
    for feed in CalendarFeed.objects.filter(user=user):
        history.note("address revoked", feed, by=user)
        feed.delete()
