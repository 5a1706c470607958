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
    starts_on: date
    starts_on_precision: str
    title: str
    place: str
    country_id: str | None
    hours: Decimal | None
    result: str
    adopted: str
    mission__reason: str | None


class AdoptableRow(NamedTuple):
    """An activity in which a method or an instrument was met that could be adopted, or was."""

    uuid: str
    adopted: str
    adopted_on: date | None
    has_document: bool


class AgreementRow(NamedTuple):
    pk: int
    uuid: str
    kind: str
    signed_on: date | None
    precision: str
    in_force_from: date | None
    ends_on: date | None
    status: str


class InForceRow(NamedTuple):
    pk: int
    uuid: str


class MembershipRow(NamedTuple):
    pk: int
    uuid: str
    network: int
    name: str
    joined_on: date | None
    precision: str
    left_on: date | None
    role: str


class TermRow(NamedTuple):
    starts_on: date
    ends_on: date | None


class DialogueRow(NamedTuple):
    pk: int
    uuid: str
    purpose: str
    is_table: bool
    is_awareness: bool
    title: str
    held_on: date


class CommunicationRow(NamedTuple):
    pk: int
    uuid: str
    kind: str
    sent_on: date
    precision: str


class PickupRow(NamedTuple):
    uuid: str
    kind: str
    medium: str
    cites_the_city: bool


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


class PostRow(NamedTuple):
    pk: int
    uuid: str
    functions: list[str]
    hours: Decimal | None
    languages: dict[str, str]


class HeldRow(NamedTuple):
    """A stretch of days in which a post had somebody in it."""

    position: int
    starts_on: date
    ends_on: date | None


class RoleRow(NamedTuple):
    uuid: str
    membership: int
    network: str
    kind: str
    body: str
    starts_on: date | None
    precision: str
    ends_on: date | None


class ProposalRow(NamedTuple):
    uuid: str
    presented_on: date
    precision: str
    fate: str


class PracticeEventRow(NamedTuple):
    uuid: str
    practice: str
    step: str
    happened_on: date
    precision: str


class NeedRow(NamedTuple):
    pk: int
    uuid: str
    department: str | None
    is_open: bool


class BudgetLineRow(NamedTuple):
    uuid: str
    currency: str
    purpose: str
    planned: Decimal | None
    executed: Decimal | None


class BudgetYearRow(NamedTuple):
    uuid: str
    year: int
    planned: Decimal | None
    executed: Decimal | None
    city_staff: int | None


class ObjectiveRow(NamedTuple):
    pk: int
    uuid: str


class PlanRow(NamedTuple):
    pk: int
    uuid: str
    kind: str
    title: str
    n_sdgs: int


class InvestmentRow(NamedTuple):
    uuid: str
    amount: Decimal | None
    currency: str | None
    year: int
    status: str
