"""Projects, opportunities, good practices and lessons."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Modality(TextChoices):
    """Who cooperates with whom, and in which form (N2 ch. II, N3 ch. II)."""

    NORTH_SOUTH = "north-south", _("North–South cooperation")
    SOUTH_SOUTH = "south-south", _("South–South cooperation")
    TRIANGULAR = "triangular", _("Triangular cooperation")
    DECENTRALISED = "decentralised", _("Decentralised cooperation")
    ODA = "oda", _("Official development assistance")
    INVESTMENT = "investment", _("Investment brought to the city")
    OTHER = "other", _("Other")


class ProjectStatus(TextChoices):
    PLANNED = "planned", pgettext_lazy("project", "Planned")
    RUNNING = "running", pgettext_lazy("project", "Running")
    FINISHED = "finished", pgettext_lazy("project", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("project", "Cancelled")


class PartnerRole(TextChoices):
    LEAD = "lead", _("Lead partner")
    PARTNER = "partner", _("Partner")
    FUNDER = "funder", _("Funder")
    BENEFICIARY = "beneficiary", _("Beneficiary")


class InvestmentKind(TextChoices):
    FOREIGN_DIRECT = "foreign-direct", _("Foreign direct investment")
    OTHER = "other", _("Other investment")


class OpportunityKind(TextChoices):
    CALL = "call", _("Call for proposals")
    FUND = "fund", _("Fund")
    AWARD = "award", _("Award")


class OpportunityStatus(TextChoices):
    IDENTIFIED = "identified", pgettext_lazy("opportunity", "Identified")
    APPLIED = "applied", pgettext_lazy("opportunity", "Applied for")
    WON = "won", pgettext_lazy("opportunity", "Won")
    LOST = "lost", pgettext_lazy("opportunity", "Not won")


class PracticeStep(TextChoices):
    """What can happen to a good practice, from its first mention to its use elsewhere (N8 ch. 3)."""

    IDENTIFIED = "identified", pgettext_lazy("practice", "Identified")
    SYSTEMATISED = "systematised", pgettext_lazy("practice", "Systematised")
    SHOWN = "shown", pgettext_lazy("practice", "Shown")
    SUBMITTED = "submitted", pgettext_lazy("practice", "Submitted to an award")
    RECOGNISED = "recognised", pgettext_lazy("practice", "Awarded or shortlisted")
    LISTED = "listed", pgettext_lazy("practice", "Listed on a platform")
    TRANSFERRED = "transferred", pgettext_lazy("practice", "Transferred to another territory")


class CriterionAnswer(TextChoices):
    YES = "yes", pgettext_lazy("criterion", "Yes")
    PARTLY = "partly", pgettext_lazy("criterion", "Partly")
    NO = "no", pgettext_lazy("criterion", "No")


class LessonTheme(TextChoices):
    """What a lesson is about: the fields of an office's work (N8 ch. 3)."""

    PLANNING = "planning", _("Strategy and planning")
    OFFICE = "office", _("Office, people and budget")
    TIES = "ties", _("Agreements, networks and partners")
    PROJECTS = "projects", _("Projects and funds")
    EXCHANGE = "exchange", _("Exchange of experiences")
    DEPARTMENTS = "departments", _("Work with the departments")
    DIALOGUE = "dialogue", _("Dialogue with the actors of the city")
    COMMUNICATION = "communication", _("Communication and visibility")
    MEASURING = "measuring", _("Measuring and reporting")
    OTHER = "other", _("Other")
