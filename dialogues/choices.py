"""The vocabularies of dialogues and of what is agreed in them (N3 ch. III)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
