"""Agreements: with whom, and how alive."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from observatory.agreements_pulse import months_before, months_between, pulse
from observatory.choices import AgreementStatus, Pulse
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


def pulse_of(agreement, today, city):
    """How alive an agreement of a city is; it must carry `last_activity_on`. Its signature is a sign of life too."""
    if agreement.status == AgreementStatus.ENDED:
        return Pulse.EXPIRED
    signs = [day for day in (agreement.last_activity_on, agreement.signed_on) if day]
    thresholds = {"quiet_after": city.quiet_after, "dormant_after": city.dormant_after}
    return pulse(max(signs, default=None), agreement.ends_on, today, **thresholds)


def pulse_reason(agreement, today):
    """Say in words why the pulse is what it is; the agreement must carry what `with_pulse` adds."""
    if agreement.ends_on and agreement.ends_on < today:
        return _since(months_between(agreement.ends_on, today), ended=True)
    if agreement.status == AgreementStatus.ENDED:
        return _("marked as ended")
    if agreement.last_activity_on and agreement.last_activity_on > today:
        return _("an activity is planned")
    if agreement.last_activity_on:
        return _since(months_between(agreement.last_activity_on, today))
    if agreement.signed_on is None:
        return _("no activity and no date of signature is known")
    return _("no activity since it was signed") if agreement.signed_on <= today else _("it is yet to be signed")


def _since(months, *, ended=False):
    if months < 1:
        return _("ended this month") if ended else _("last activity less than a month ago")
    if ended:
        return ngettext("ended %(n)s month ago", "ended %(n)s months ago", months) % {"n": months}
    return ngettext("last activity %(n)s month ago", "last activity %(n)s months ago", months) % {"n": months}


def notice_on(agreement):
    """The last day to give notice before an agreement ends; None where it is not known."""
    if agreement.ends_on is None or agreement.notice_months is None:
        return None
    return months_before(agreement.ends_on, agreement.notice_months)


def end_in_words(agreement):
    """What happens at the end of an agreement: its rule, and the words of its text."""
    return ". ".join(filter(None, [str(agreement.get_renewal_kind_display()), agreement.renewal]))


def doubts_of(agreement, today):
    """Say in words what does not fit together in an agreement and may still be true."""
    signed, start, end = agreement.signed_on, agreement.in_force_from, agreement.ends_on
    doubts = []
    if signed and start and start < signed:
        doubts.append(
            _("It is in force from a day before it was signed. Correct one of the two dates, unless it is so.")
        )
    if agreement.status == AgreementStatus.IN_FORCE and end and end < today:
        doubts.append(_("It is said to be in force, and its end has passed. Renew it, or mark it as ended."))
    if agreement.status == AgreementStatus.IN_FORCE and signed and signed > today:
        doubts.append(_("It is said to be in force, and the day of its signature is yet to come."))
    return doubts
