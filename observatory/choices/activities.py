"""What a city does abroad and at home, and what came of it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AreaOfAction(TextChoices):
    """The five dimensions of international action (N3 ch. II, idea 9)."""

    REPRESENTATION = "representation", _("Representation and advocacy")
    ECONOMY = "economy", _("Economic development, business and investment")
    COOPERATION = "cooperation", _("Cooperation and exchange")
    COMMUNICATION = "communication", _("Communication and marketing")
    CITIZENS = "citizens", _("Citizen services")


class Motivation(TextChoices):
    """Whether the city answered or set out by itself (N3 ch. II)."""

    PLANNED = "planned", _("Planned")
    REACTIVE = "reactive", _("Reactive")


class ActivityKind(TextChoices):
    MEETING = "meeting", _("Meeting")
    EVENT = "event", _("Event")
    EXCHANGE = "exchange", _("Exchange of experiences")
    TRAINING = "training", _("Training in the city")
    TRAINING_ABROAD = "training-abroad", _("International training")
    TRAINING_TRAINERS = "training-trainers", _("Training of trainers")
    MISSION_OUT = "mission-out", _("Mission abroad")
    VISIT_IN = "visit-in", _("Visit received")
    TALK = "talk", _("Talk")
    FORUM = "forum", _("International forum")
    CONTACT = "contact", _("Contact with another city")
    INVITATION = "invitation", _("Invitation to an official report")
    CAMPAIGN = "campaign", _("Campaign")
    OTHER = "other", _("Other")


TRAINING_KINDS = {ActivityKind.TRAINING, ActivityKind.TRAINING_ABROAD, ActivityKind.TRAINING_TRAINERS}
MISSION_KINDS = {ActivityKind.MISSION_OUT, ActivityKind.VISIT_IN}


class MissionReason(TextChoices):
    POLITICAL = "political", _("Political representation")
    COOPERATION = "cooperation", _("Cooperation")
    TECHNICAL = "technical", _("Technical exchange")
    ECONOMIC = "economic", _("Economic promotion")
    NETWORK = "network", _("City network")
    CULTURAL = "cultural", _("Culture, sport and education")
    PROTOCOL = "protocol", _("Protocol")
    OTHER = "other", _("Other")


class Outcome(TextChoices):
    """What came of a mission, as far as can be told on a day."""

    NONE = "none", _("Nothing yet")
    LEAD = "lead", _("A lead is alive")
    RESULT = "result", _("There is a result")
    CLOSED = "closed", _("It is closed, nothing will come of it")


class PromiseSide(TextChoices):
    OURS = "ours", pgettext_lazy("promise", "Ours")
    THEIRS = "theirs", pgettext_lazy("promise", "Theirs")


class PromiseState(TextChoices):
    OPEN = "open", pgettext_lazy("promise", "Pending")
    KEPT = "kept", pgettext_lazy("promise", "Kept")
    BROKEN = "broken", pgettext_lazy("promise", "Not kept")


class TeachingMethod(TextChoices):
    """The teaching strategies that a training or an exchange used (N8 ch. 3)."""

    LECTURE = "lecture", _("Lecture or talk")
    WORKSHOP = "workshop", _("Workshop")
    CASE = "case", _("Case study")
    SITE_VISIT = "site-visit", _("Visit on site")
    PEER = "peer", _("Exchange among peers")
    MENTORING = "mentoring", _("Mentoring")
    PRACTICE = "practice", _("Learning by doing")
    SIMULATION = "simulation", _("Role play or simulation")
    ONLINE = "online", _("Online course")
    COMMUNITY = "community", _("Community of practice")
