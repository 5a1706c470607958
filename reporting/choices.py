"""The vocabularies of reports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    ACCOUNTABILITY = "accountability", _("Accountability report to citizens")
    MANAGEMENT = "management", _("Management report")
    COUNCIL = "council", _("Half-yearly report to the council")
    EVALUATION = "evaluation", _("Evaluation report for partners and funders")
    PRACTICE = "practice", _("Good-practice sheet")
    BRIEF = "brief", _("The mayor's page")


class Section(TextChoices):
    """The chapters of a report that people write, in their order on the page."""

    SUMMARY = "summary", _("Executive summary in plain language")
    PROMISED = "promised", _("What was promised")
    ACTIONS = "actions", _("Agreements and actions")
    PRACTICE = "practice", _("The practice, and what others can take from it")
    INSTITUTIONAL = "institutional", _("Institutional dimension")
    POLITICAL = "political", _("Political dimension")
    TERRITORIAL = "territorial", _("Territorial dimension")
    EVALUATION = "evaluation", _("What the evaluation finds")
    DIALOGUES = "dialogues", _("Dialogues and commitments")
    MONEY = "money", _("Money")
    FAILURES = "failures", _("What did not work and what we learned")
    NEXT = "next", _("What comes next")
    METHOD = "method", _("Method")


class HandoverStage(TextChoices):
    """How far the making of a handover book has come, in order."""

    WAITING = "waiting", _("Waiting for its turn")
    GATHERING = "gathering", _("Gathering what the register holds")
    DRAWING = "drawing", _("Drawing the book")
    PACKING = "packing", _("Packing data and documents")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Not made")
