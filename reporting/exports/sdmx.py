"""Published values as SDMX-CSV 2.0, as statistical offices exchange them."""

from functools import lru_cache

from indicators.choices import Frequency, NoData
from indicators.periods import parse
from observatory.spreadsheets.writing import csv_lines
from reporting.exports.collection import CHUNK

STRUCTURE = "OBSERVATORY:MEASUREMENTS(1.0)"
HEADS = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA", "INDICATOR", "FREQ", "TIME_PERIOD", "SEGMENT"),
    *("OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "COMMENT_OBS"),
)
FREQUENCIES = {
    Frequency.WEEK: "W",
    Frequency.MONTH: "M",
    Frequency.QUARTER: "Q",
    Frequency.HALF_YEAR: "S",
    Frequency.YEAR: "A",
    Frequency.OTHER: "_O",
}
# CL_OBS_STATUS: why there is no value.
STATUSES = {
    NoData.NOT_COLLECTED: "L",
    NoData.NOT_APPLICABLE: "M",
    NoData.LATE: "O",
    NoData.CONFIDENTIAL: "Q",
}
TOTAL = "_T"
NORMAL, MISSING = "A", "O"
LOOKUPS = (
    *("city__code", "indicator__code", "period__frequency", "period__code", "period__starts_on", "period__ends_on"),
    *("segment", "value", "no_data_reason", "unit", "text"),
)


def sdmx_csv(values):
    """These published values, line by line."""
    return csv_lines(HEADS, map(_row, values.order_by("pk").values_list(*LOOKUPS).iterator(chunk_size=CHUNK)))


def _row(row):
    """An observation; what is told in words has no number and stands in the comment."""
    city, indicator, frequency, code, starts_on, ends_on, segment, value, reason, unit, text = row
    period = time_period(code, starts_on, ends_on)
    status = _status(value, reason, text)
    told = (city, indicator, FREQUENCIES[frequency], period, segment or TOTAL, value, status, unit, text)
    return ("dataflow", STRUCTURE, "I", *told)


def _status(value, reason, text):
    if value is None and (reason or not text):
        return STATUSES.get(reason, MISSING)
    return NORMAL


@lru_cache(maxsize=10_000)
def time_period(code, starts_on, ends_on):
    """The period as SDMX writes it: half-years as S, what is no part of a calendar year by its first day and length."""
    spec = parse(code)
    if spec.frequency == Frequency.OTHER:
        return f"{starts_on}/P{(ends_on - starts_on).days + 1}D"
    return code.replace("-H", "-S")
