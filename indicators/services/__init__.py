"""Verbs of measuring: adopt, set goals, record, submit, return, approve, correct."""

from indicators.services.adoption import adopt, retire, set_baseline, set_posts
from indicators.services.assessments import assess
from indicators.services.entering import enter, enter_correction
from indicators.services.locks import lock_period, open_period
from indicators.services.measuring import correct, record
from indicators.services.own_indicators import count_by, save_own, seen_of
from indicators.services.parts import open_parts, parts_of, version_of
from indicators.services.periods import period_of, periods_of
from indicators.services.review import (
    Reviewed,
    approve,
    approve_several,
    return_,
    return_several,
    submit,
    submit_several,
)
from indicators.services.sheets import save_sheet
from indicators.services.standing import set_standing
from indicators.services.starter_sets import STARTER_SETS, StarterSet, starter_set
from indicators.services.states import (
    AlreadyApproved,
    MeasurementRefused,
    NotApproved,
    NothingToSubmit,
    NotInReview,
    OwnMeasurement,
    PeriodLocked,
)
from indicators.services.targets import TargetsStand, enter_targets, set_targets
from indicators.services.values import checked_value

__all__ = [
    "STARTER_SETS",
    "AlreadyApproved",
    "MeasurementRefused",
    "NotApproved",
    "NotInReview",
    "NothingToSubmit",
    "OwnMeasurement",
    "PeriodLocked",
    "Reviewed",
    "StarterSet",
    "TargetsStand",
    "adopt",
    "approve",
    "approve_several",
    "assess",
    "checked_value",
    "correct",
    "count_by",
    "enter",
    "enter_correction",
    "enter_targets",
    "lock_period",
    "open_parts",
    "open_period",
    "parts_of",
    "period_of",
    "periods_of",
    "record",
    "retire",
    "return_",
    "return_several",
    "save_own",
    "save_sheet",
    "seen_of",
    "set_baseline",
    "set_posts",
    "set_standing",
    "set_targets",
    "starter_set",
    "submit",
    "submit_several",
    "version_of",
]
