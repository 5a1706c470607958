"""What counting reads of each record: plain tuples, in the order in which they are read."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class ActivityRow(NamedTuple):
    pk: int
    uuid: str
    kind: str
    motivation: str
    participants: int | None


class AgreementRow(NamedTuple):
    pk: int
    uuid: str
    kind: str
    signed_on: date | None
    precision: str
    in_force_from: date | None
    ends_on: date | None
    status: str


class MembershipRow(NamedTuple):
    uuid: str
    network: int
    name: str
    joined_on: date | None
    precision: str
    left_on: date | None
    role: str


class DialogueRow(NamedTuple):
    pk: int
    uuid: str
    purpose: str
    is_table: bool


class CommitmentRow(NamedTuple):
    uuid: str
    kind: str
    text: str
    status: str
    held_on: date


class TargetRow(NamedTuple):
    """A target in force, with the approved value beside it, if there is one."""

    adoption: str
    direction: str
    tolerance: Decimal
    target: Decimal
    value: Decimal | None


class ActorRow(NamedTuple):
    pk: int
    uuid: str
    group: str
