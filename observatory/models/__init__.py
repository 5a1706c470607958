from observatory.models.activity import Activity
from observatory.models.agreement import Agreement
from observatory.models.agreement_life import (
    AgreementRenewal,
    AgreementReview,
    DistinctAgreements,
    LegalStep,
    SpecificObjective,
)
from observatory.models.beneficiary import Beneficiary, PeerReference
from observatory.models.budget import BudgetLine, BudgetYear
from observatory.models.change import Change, Channel, Seal
from observatory.models.city import City, Membership
from observatory.models.exchange import Match, Need, Offer
from observatory.models.exchange_rate import ExchangeRate
from observatory.models.goal import GovernmentGoal, PlanningInstrument
from observatory.models.importing import ColumnLayout, ImportBatch, ImportedBlock, ImportedRow, NameAlias, PlannedRow
from observatory.models.legal import LegalInstrument
from observatory.models.lesson import Lesson
from observatory.models.mission import CounterpartMet, Delegate, FollowUp, Mission, Promise
from observatory.models.network import Network, NetworkMembership
from observatory.models.network_life import NetworkFee, NetworkProposal, NetworkRole
from observatory.models.office import Department, InternationalOffice, OfficeAbroad, PositionHolding, StaffPosition
from observatory.models.opportunity import Opportunity
from observatory.models.planning import PlanningStep
from observatory.models.practice import GoodPractice, PracticeCheck, PracticeCriterion, PracticeEvent
from observatory.models.project import Investment, Project, ProjectPartner
from observatory.models.record import Record
from observatory.models.reference import Country, Currency, Place, Sdg
from observatory.models.review import ReviewItem, SelfReview
from observatory.models.risk import Risk
from observatory.models.source import Source
from observatory.models.strategy import Objective, Strategy
from observatory.models.term import GovernmentTerm
from observatory.models.user import User
from observatory.models.visit import CalendarFeed, LastVisit

__all__ = [
    "Activity",
    "Agreement",
    "AgreementRenewal",
    "AgreementReview",
    "Beneficiary",
    "BudgetLine",
    "BudgetYear",
    "CalendarFeed",
    "Change",
    "Channel",
    "City",
    "ColumnLayout",
    "CounterpartMet",
    "Country",
    "Currency",
    "Delegate",
    "Department",
    "DistinctAgreements",
    "ExchangeRate",
    "FollowUp",
    "GoodPractice",
    "GovernmentGoal",
    "GovernmentTerm",
    "ImportBatch",
    "ImportedBlock",
    "ImportedRow",
    "InternationalOffice",
    "Investment",
    "LastVisit",
    "LegalInstrument",
    "LegalStep",
    "Lesson",
    "Match",
    "Membership",
    "Mission",
    "NameAlias",
    "Need",
    "Network",
    "NetworkFee",
    "NetworkMembership",
    "NetworkProposal",
    "NetworkRole",
    "Objective",
    "Offer",
    "OfficeAbroad",
    "Opportunity",
    "PeerReference",
    "Place",
    "PlannedRow",
    "PlanningInstrument",
    "PlanningStep",
    "PositionHolding",
    "PracticeCheck",
    "PracticeCriterion",
    "PracticeEvent",
    "Project",
    "ProjectPartner",
    "Promise",
    "Record",
    "ReviewItem",
    "Risk",
    "Sdg",
    "Seal",
    "SelfReview",
    "Source",
    "SpecificObjective",
    "StaffPosition",
    "Strategy",
    "User",
]
