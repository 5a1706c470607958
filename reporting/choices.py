"""The vocabularies of reports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReportKind(TextChoices):
    ACCOUNTABILITY = "accountability", _("Accountability report to citizens")


class Section(TextChoices):
    """The chapters of a report that people write, in their order on the page."""

    SUMMARY = "summary", _("Executive summary in plain language")
    PROMISED = "promised", _("What was promised")
    INSTITUTIONAL = "institutional", _("Institutional dimension")
    POLITICAL = "political", _("Political dimension")
    TERRITORIAL = "territorial", _("Territorial dimension")
    DIALOGUES = "dialogues", _("Dialogues and commitments")
    MONEY = "money", _("Money")
    FAILURES = "failures", _("What did not work and what we learned")
    NEXT = "next", _("What comes next")
    METHOD = "method", _("Method")
