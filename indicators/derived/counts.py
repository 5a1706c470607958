"""What a count says: a value, how it came about, and the records behind it."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, wraps
from typing import NamedTuple

COUNTED, NUMERATOR, DENOMINATOR = "counted", "numerator", "denominator"
STORED_DIGITS = Decimal("0.000001")


class CountedRecord(NamedTuple):
    """One record that was counted: what it is ("observatory.agreement"), which one, and in which part of the count."""

    kind: str
    uuid: str
    part: str = COUNTED


class Part(NamedTuple):
    """Records of one kind that play the same part in a count; identifiers as the database writes them."""

    kind: str
    uuids: list[str]
    part: str = COUNTED


@dataclass(frozen=True, kw_only=True)
class Count:
    """What the register answers for one indicator: zero is a count; None always comes with why."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    text: str = ""
    counted: tuple[Part, ...] = ()
    segments: dict[str, "Count"] = field(default_factory=dict)
    why_none: str = ""
    left_out: int = 0
    left_out_because: str = ""

    @cached_property
    def records(self):
        """The records behind the number, each with its kind and its part."""
        return [CountedRecord(kind, dashed(uuid), part) for kind, uuids, part in self.counted for uuid in uuids]


def dashed(uuid):
    """Write an identifier with its dashes: SQLite keeps 32 digits, PostgreSQL the usual 36 characters."""
    if len(uuid) == 36:
        return uuid
    return f"{uuid[:8]}-{uuid[8:12]}-{uuid[12:16]}-{uuid[16:20]}-{uuid[20:]}"


def tally(kind, uuids, **more):
    """Count records, each once."""
    return Count(value=Decimal(len(uuids)), counted=(Part(kind, uuids),), **more)


def share(kind, some, all_, **more):
    """Give some records as a percentage of all; needs at least one in all."""
    numerator, denominator = Decimal(len(some)), Decimal(len(all_))
    return Count(
        value=percent(numerator, denominator),
        numerator=numerator,
        denominator=denominator,
        counted=(Part(kind, some, NUMERATOR), Part(kind, all_, DENOMINATOR)),
        **more,
    )


def percent(numerator, denominator):
    """Divide and multiply by one hundred, to the digits that are stored."""
    return (numerator * 100 / denominator).quantize(STORED_DIGITS, ROUND_HALF_UP)


def none(why, **more):
    """Answer that the register cannot tell, and why: a text that is looked up when somebody reads it."""
    return Count(why_none=why, **more)


def left_out(words):
    """Make of a function that says how many records a count leaves out and why: what is told of it, if there are any.

    The words name `%(number)s`; they are looked up only where something was left out.
    """

    @wraps(words)
    def told(number):
        return {"left_out": number, "left_out_because": words(number) % {"number": number}} if number else {}

    return told
