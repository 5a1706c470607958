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


STILL_OPEN = (CommitmentStatus.OPEN, CommitmentStatus.UNDER_WAY)


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


class SurveyStatus(TextChoices):
    DRAFT = "draft", pgettext_lazy("survey", "Draft")
    OPEN = "open", pgettext_lazy("survey", "Open")
    CLOSED = "closed", pgettext_lazy("survey", "Closed")


class SampleMethod(TextChoices):
    """How those who answer came to be asked; only chance lets a margin of error be told."""

    EVERYONE = "everyone", _("Everybody concerned is asked")
    RANDOM = "random", _("A sample drawn by chance")
    QUOTA = "quota", _("A sample by quotas")
    INVITED = "invited", _("Those at hand are asked")
    OPEN = "open", _("Whoever wants to answers")


class AskedBy(TextChoices):
    """The kinds of question of a survey."""

    SCALE = "scale", _("A scale with a word for each level")
    YES_NO = "yes-no", _("Yes or no")
    NAMING = "naming", _("Yes or no, and an example is named")
    CHOICE = "choice", _("One of several answers")
    TEXT = "text", _("A few words")


class AnswerChannel(TextChoices):
    ONLINE = "online", _("On line")
    PAPER = "paper", _("On paper")


class Measures(TextChoices):
    """The indicators that are counted from surveys, by their codes (N8 ch. 2 and 3; Paris seminar 2018)."""

    EXPERIENCES = "INS-EXC-02", _("Policy makers know useful experiences of other territories")
    SATISFACTION = "INS-EXC-03", _("Satisfaction with what an exchange taught")
    USEFULNESS = "INS-TRC-03", _("Usefulness of what was learnt")
    OWNERSHIP = "POL-MES-06", _("Departments own the objectives of the international policy")
    INTEREST = "POL-MES-07", _("Departments are interested, and do something of their own")
    AGENDA = "TER-APR-07", _("Actors own the Sustainable Development Goals")
    INTERESTED = "TER-TER-06", _("Citizens are interested in the international policy")
    INFORMED = "TER-TER-07", _("Citizens are informed of the international policy")


# The kind of question from which each can be counted.
ASKED_FOR = {
    Measures.EXPERIENCES: AskedBy.NAMING,
    Measures.SATISFACTION: AskedBy.SCALE,
    Measures.USEFULNESS: AskedBy.SCALE,
    Measures.OWNERSHIP: AskedBy.SCALE,
    Measures.INTEREST: AskedBy.NAMING,
    Measures.AGENDA: AskedBy.SCALE,
    Measures.INTERESTED: AskedBy.SCALE,
    Measures.INFORMED: AskedBy.NAMING,
}
GRADED = (Measures.OWNERSHIP, Measures.AGENDA)  # each level of their scale is a level of the indicator
LEVELLED = (Measures.SATISFACTION, Measures.USEFULNESS, *GRADED)  # told as high, medium or low
