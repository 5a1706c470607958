"""The closed vocabularies of the register. The words are those of docs/glossary.md."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    STAFF = "staff", _("Staff")
    DIRECTOR = "director", _("Director")
    ADMIN = "admin", _("Administrator")


class CityKind(TextChoices):
    MUNICIPALITY = "municipality", _("Municipality")
    METROPOLITAN = "metropolitan", _("Metropolitan area")
    REGION = "region", _("Region or state")
    ASSOCIATION = "association", _("Association of municipalities")


class Locale(TextChoices):
    """How a city writes numbers and dates. Names stand in their own language, so they are not translated."""

    ES_AR = "es_AR", "Español (Argentina)"
    ES_BO = "es_BO", "Español (Bolivia)"
    ES_CL = "es_CL", "Español (Chile)"
    ES_CO = "es_CO", "Español (Colombia)"
    ES_CR = "es_CR", "Español (Costa Rica)"
    ES_EC = "es_EC", "Español (Ecuador)"
    ES_ES = "es_ES", "Español (España)"
    ES_MX = "es_MX", "Español (México)"
    ES_PE = "es_PE", "Español (Perú)"
    ES_PY = "es_PY", "Español (Paraguay)"
    ES_UY = "es_UY", "Español (Uruguay)"
    EN_GB = "en_GB", "English (United Kingdom)"
    EN_US = "en_US", "English (United States)"
    FR_CA = "fr_CA", "Français (Canada)"
    FR_FR = "fr_FR", "Français (France)"
    PT_BR = "pt_BR", "Português (Brasil)"
    PT_PT = "pt_PT", "Português (Portugal)"


class Language(TextChoices):
    ES = "es", "Español"
    EN = "en", "English"
    FR = "fr", "Français"
    PT = "pt", "Português"


class Precision(TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    YEAR = "year", _("Year")


class DepartmentKind(TextChoices):
    CENTRAL = "central", _("Central")
    DECENTRALISED = "decentralised", _("Decentralised")
    LOCAL = "local", _("Local")


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


class AgreementKind(TextChoices):
    TWINNING = "twinning", _("Twinning")
    COOPERATION = "cooperation", _("Cooperation agreement")
    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    LETTER = "letter", _("Letter of intent")
    CHARTER = "charter", _("Network charter")
    OTHER = "other", _("Other")


class AgreementStatus(TextChoices):
    UNKNOWN = "unknown", _("Not known")
    NEGOTIATION = "negotiation", _("In negotiation")
    IN_FORCE = "in-force", _("In force")
    ENDED = "ended", _("Ended")


class StrategyStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    CLOSED = "closed", _("Closed")


class Term(TextChoices):
    SHORT = "short", _("Short term")
    MIDDLE = "middle", _("Middle term")
    LONG = "long", _("Long term")


class BatchState(TextChoices):
    UPLOADED = "uploaded", _("Uploaded")
    CHECKED = "checked", _("Checked")
    APPLIED = "applied", _("Applied")
    UNDONE = "undone", _("Undone")


class RowFate(TextChoices):
    CREATED = "created", _("New")
    UPDATED = "updated", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    REJECTED = "rejected", _("Set aside")
