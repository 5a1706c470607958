"""What a value must look like for its kind of indicator."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from indicators.choices import ValueType

MOST_DIGITS = 15
MOST_DECIMALS = 9
LARGEST = 10**MOST_DIGITS
DECIMALS = Decimal("0.000001")  # of a share that is computed
WHOLE_PARTS = {ValueType.PERCENT: Decimal(100), ValueType.RATIO: Decimal(1)}
WORDS = {ValueType.TEXT, ValueType.CHOICE}

NOT_A_NUMBER = _("Write a number, for example 12 or 3.5.")
TOO_LONG = _("A number may have at most 15 digits, 9 of them after the decimal mark.")
NO_DENOMINATOR = _("Give both the part and the whole, or neither.")
ZERO_DENOMINATOR = _("The whole cannot be zero. If there was nothing to count, choose why there is no value.")
TOO_SMALL = _("The whole is too small beside the part: look whether both are of the same unit.")
NOT_A_LEVEL = _("Choose one of the levels of the scale.")
NOT_AN_OPTION = _("Choose one of the answers of the indicator.")
NOT_YES_OR_NO = _("Choose yes or no.")
VALUE_AND_REASON = _("Give a value, or say why there is none, not both.")
NEITHER = _("Give a value, or say why there is none.")
NEGATIVE = _("This cannot be less than zero.")


def checked_value(indicator, *, value=None, numerator=None, denominator=None, text="", no_data_reason=""):
    """Give the value's fields as they are stored, a share computed from its part and whole.

    Raises `ValidationError` by field when a value is missing, too long, outside the scale, or beside a reason for none.
    """
    text = text.strip()
    has_value = value is not None or numerator is not None or denominator is not None or bool(text)
    if no_data_reason and has_value:
        raise ValidationError({"no_data_reason": VALUE_AND_REASON})
    if not no_data_reason and not has_value:
        raise ValidationError({"value": NEITHER})
    fields = {"value": None, "numerator": None, "denominator": None, "text": "", "no_data_reason": no_data_reason}
    return fields if no_data_reason else fields | _of_kind(indicator, value, numerator, denominator, text)


def _of_kind(indicator, value, numerator, denominator, text):
    kind = indicator.value_type
    if kind in WORDS:
        return _words(indicator, text)
    if kind in WHOLE_PARTS and (numerator is not None or denominator is not None):
        return _part_of_whole(numerator, denominator, WHOLE_PARTS[kind]) | {"text": text}
    number = exact(value)
    if kind == ValueType.ORDINAL:
        demand_level(indicator, number)
    if flaw := flaw_of(kind, number):
        raise ValidationError({"value": flaw})
    return {"value": number, "text": text}


def flaw_of(kind, number):
    """Say what is wrong with a finite number as the value of a kind of indicator; empty where it is in order."""
    if not fits(number):
        return TOO_LONG
    if kind == ValueType.BOOLEAN and number not in (0, 1):
        return NOT_YES_OR_NO
    return NEGATIVE if kind in (ValueType.COUNT, ValueType.HOURS) and number < 0 else ""


def _words(indicator, text):
    if not text:
        raise ValidationError({"text": NEITHER})
    if indicator.value_type == ValueType.CHOICE and indicator.options and text not in indicator.options:
        raise ValidationError({"text": NOT_AN_OPTION})
    return {"text": text}


def _part_of_whole(numerator, denominator, whole):
    if numerator is None or denominator is None:
        raise ValidationError({"denominator" if denominator is None else "numerator": NO_DENOMINATOR})
    numerator, denominator = exact(numerator, "numerator"), exact(denominator, "denominator")
    if not denominator:
        raise ValidationError({"denominator": ZERO_DENOMINATOR})
    share = numerator * whole / denominator
    if abs(share) >= LARGEST:
        raise ValidationError({"denominator": TOO_SMALL})
    share = share.quantize(DECIMALS, ROUND_HALF_UP)
    return {"value": share, "numerator": numerator, "denominator": denominator}


def exact(value, field="value"):
    """Give a number as a Decimal of at most 15 significant digits and 9 decimals; raises `ValidationError`."""
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError) as error:
        raise ValidationError({field: NOT_A_NUMBER}) from error
    if isinstance(value, float | bool) or not number.is_finite():
        raise ValidationError({field: NOT_A_NUMBER})
    if not fits(number):
        raise ValidationError({field: TOO_LONG})
    return number


def fits(number):
    """Whether a number can be stored without losing a digit."""
    if -LARGEST < number < LARGEST and number == number.to_integral_value():
        return True
    digits = number.normalize().as_tuple()
    return len(digits.digits) + max(digits.exponent, 0) <= MOST_DIGITS and digits.exponent >= -MOST_DECIMALS


def demand_level(indicator, number):
    """Refuse a number that is no level of the indicator's scale; a scale without levels takes 1, 2 and 3."""
    levels = set(indicator.levels.values_list("value", flat=True)) or {1, 2, 3}
    if number not in levels:
        raise ValidationError({"value": NOT_A_LEVEL})
