"""Agreements: with whom, and how alive."""

from django.db import transaction

from observatory.agreements_pulse import EXPIRED, pulse
from observatory.choices import AgreementStatus
from observatory.services.partners import partner_city
from observatory.services.records import save_record


@transaction.atomic
def save_agreement(form, *, by):
    """Save an agreement's form; the counterpart city written in it becomes a city the register knows.

    Raises `history.ChangedMeanwhile`.
    """
    agreement, given = form.instance, form.cleaned_data
    agreement.counterpart_city = None
    if name := given["counterpart_name"]:
        country = given["counterpart_country"] or form.country_found
        agreement.counterpart_city = partner_city(name, country, of=agreement.city, by=by)
        agreement.counterpart_country = country
    return save_record(form, by=by)


def pulse_of(agreement, today):
    """How alive an agreement is; it must carry `last_activity_on`. Its signature counts as the first sign of life."""
    if agreement.status == AgreementStatus.ENDED:
        return EXPIRED
    signs = [day for day in (agreement.last_activity_on, agreement.signed_on) if day]
    return pulse(max(signs, default=None), agreement.ends_on, today)
