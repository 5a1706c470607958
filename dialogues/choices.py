"""The vocabularies of dialogues and of what is agreed in them (N3 ch. III)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(TextChoices):
    """What a dialogue is held for (N3 ch. III, table of the four purposes)."""

    CONSULT = "consult", _("Consult")
    DELIBERATE = "deliberate", _("Deliberate")
    NEGOTIATE = "negotiate", _("Negotiate")
    ACCOUNT = "account", _("Give account")


class CommitmentKind(TextChoices):
    OBJECTIVE = "objective", _("Objective")
    STRATEGIC_LINE = "strategic-line", _("Strategic line")
    TASK = "task", _("Task")


class CommitmentStatus(TextChoices):
    OPEN = "open", _("To do")
    UNDER_WAY = "under-way", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped, with the reason")


class CommunicationKind(TextChoices):
    """What the office sends or publishes (N2 ch. IV); indicators count press notes, reports and publications."""

    PRESS_NOTE = "press-note", _("Press note")
    REPORT = "report", _("Management report")
    PUBLICATION = "publication", _("Publication")
    CAMPAIGN = "campaign", pgettext_lazy("communication", "Campaign")
    NEWSLETTER = "newsletter", _("Newsletter")
    POST = "post", pgettext_lazy("communication", "Post in social media")
    OTHER = "other", _("Other")


class Audience(TextChoices):
    """To whom the office speaks (N2 ch. IV)."""

    GENERAL = "general", _("General public")
    CITIZENS = "citizens", _("Citizens")
    POLITICAL = "political", _("Political actors")
    MEDIA = "media", _("Opinion leaders and journalists")
    COUNTERPARTS = "counterparts", _("Technical and political counterparts")
    DEPARTMENTS = "departments", _("Departments of the local government")


class Intent(TextChoices):
    """Whether results are communicated, or results are to be reached by communicating (N2 ch. IV)."""

    RESULTS = "results", _("To tell of results")
    TO_ACHIEVE = "to-achieve", _("To achieve results")


class Medium(TextChoices):
    PRINT = "print", _("Print")
    ONLINE = "online", _("Online")
    RADIO = "radio", _("Radio")
    TELEVISION = "television", _("Television")


class Fulfilled(TextChoices):
    """How far a dialogue met one of the five qualities (N3 ch. II, idea 12)."""

    YES = "yes", pgettext_lazy("review", "Yes")
    PARTLY = "partly", pgettext_lazy("review", "Partly")
    NO = "no", pgettext_lazy("review", "No")


class QuestionStatus(TextChoices):
    WAITING = "waiting", _("Waits for an answer")
    ANSWERED = "answered", pgettext_lazy("question", "Answered")
    DECLINED = "declined", _("Declined, with the reason")
