"""Whether an agreement was in force, as far as its dates and its status tell."""

from indicators.derived.dating import days_meant
from observatory.choices import AgreementStatus


def in_force(row, register):
    """Tell whether an agreement was in force at some time in the period: True, False, or None where unknown."""
    if row.status == AgreementStatus.NEGOTIATION or (row.ends_on and row.ends_on < register.starts_on):
        return False
    first, last = _start(row)
    if first is None:
        is_now = row.status == AgreementStatus.IN_FORCE and register.starts_on <= register.today <= register.ends_on
        return True if is_now else None
    if first > register.ends_on:
        return False
    ended_some_day = row.status == AgreementStatus.ENDED and row.ends_on is None and first < register.starts_on
    return None if last > register.ends_on or ended_some_day else True


def _start(row):
    if row.in_force_from:
        return row.in_force_from, row.in_force_from
    return days_meant(row.signed_on, row.precision) if row.signed_on else (None, None)
