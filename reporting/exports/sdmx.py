"""Published values as SDMX-CSV 2.0, as statistical offices exchange them."""

from functools import lru_cache

from indicators.choices import Frequency, NoData
from indicators.periods import parse
from observatory.spreadsheets.writing import csv_lines
from reporting.exports.collection import CHUNK

STRUCTURE = "OBSERVATORY:MEASUREMENTS(1.0)"
HEADS = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA", "INDICATOR", "FREQ", "TIME_PERIOD", "SEGMENT"),
    *("OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE"),
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
    *("segment", "value", "no_data_reason", "unit"),
)


def sdmx_csv(values):
    """These published values, line by line."""
    return csv_lines(HEADS, map(_row, values.order_by("pk").values_list(*LOOKUPS).iterator(chunk_size=CHUNK)))


def _row(row):
    city, indicator, frequency, code, starts_on, ends_on, segment, value, reason, unit = row
    period = time_period(code, starts_on, ends_on)
    status = NORMAL if value is not None else STATUSES.get(reason, MISSING)
    told = (city, indicator, FREQUENCIES[frequency], period, segment or TOTAL, value, status, unit)
    return ("dataflow", STRUCTURE, "I", *told)


@lru_cache(maxsize=10_000)
def time_period(code, starts_on, ends_on):
    """The period as SDMX writes it: half-years as S, what is no part of a calendar year by its first day and length."""
    spec = parse(code)
    if spec.frequency == Frequency.OTHER:
        return f"{starts_on}/P{(ends_on - starts_on).days + 1}D"
    return code.replace("-H", "-S")
