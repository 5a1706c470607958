"""Taking what somebody sends without an account: a signed form instead of a cookie, and a limit without addresses."""

import hashlib
import secrets

from django.core import signing
from django.core.cache import cache
from django.utils import timezone

_SIGNER = signing.TimestampSigner(salt="dialogues.anonymous")
DAY, HOUR = 24 * 60 * 60, 60 * 60


def form_token(about):
    """Answer what shows that a form was fetched from the page about this, and which form it was."""
    return _SIGNER.sign(f"{about}/{secrets.token_hex(16)}")


def number_of(token, about):
    """The number of the form that a token was given out with within a day; nothing for any other token."""
    try:
        told, _slash, number = _SIGNER.unsign(token, max_age=DAY).rpartition("/")
    except signing.BadSignature:
        return ""
    return number if told == str(about) else ""


def too_often(act, address, most):
    """Count one more act from an address within the hour; what is kept is a hash under the day's salt."""
    salt = cache.get_or_set(f"{act}-salt:{timezone.localdate()}", secrets.token_hex, DAY)
    key = f"{act}:{hashlib.sha256(f'{salt}{address}'.encode()).hexdigest()}"
    acted = cache.get(key, 0) + 1
    cache.set(key, acted, HOUR)
    return acted > most
