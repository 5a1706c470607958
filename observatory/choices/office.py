"""The international office and the money for what it does."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DepartmentKind(TextChoices):
    CENTRAL = "central", _("Central")
    DECENTRALISED = "decentralised", _("Decentralised")
    LOCAL = "local", _("Local")


class OfficePlace(TextChoices):
    """Where the international office stands in the organigram (N2 ch. III)."""

    MAYOR = "mayor", _("In the mayor's office")
    DEPARTMENT = "department", _("Within a department")
    OUTSIDE = "outside", _("Outside the administration")


class OfficeRole(TextChoices):
    """What the office is to the other departments (N2 ch. III)."""

    SERVICE = "service", _("Service and technical support")
    COORDINATION = "coordination", _("Coordination")
    LEADERSHIP = "leadership", _("Strategic leadership")


class OfficeStructure(TextChoices):
    """By what the office divides its work (N2 ch. III)."""

    STRATEGIC = "strategic", _("By objectives")
    GEOGRAPHIC = "geographic", _("By countries and regions of the world")
    TECHNICAL = "technical", _("By kinds of work")


class StaffFunction(TextChoices):
    """What a post of the office does. Those that indicators count (N8 ch. 3) have a value of their own."""

    DIRECTION = "direction", _("Direction and strategy")
    OPPORTUNITIES = "opportunities", _("Finding calls and opportunities")
    PRACTICES = "identify-practices", _("Identifying good practices")
    SYSTEMATISING = "systematise-practices", _("Systematising good practices")
    KNOWLEDGE = "knowledge", _("Knowledge management")
    COOPERATION = "cooperation", _("Cooperation projects")
    NETWORKS = "networks", _("Networks and advocacy")
    ECONOMY = "economy", _("Investment and economic promotion")
    COMMUNICATION = "communication", _("Communication and marketing")
    PROTOCOL = "protocol", _("Protocol and missions")
    CITIZENS = "citizens", _("Citizen services")
    EVALUATION = "evaluation", _("Measuring and evaluating")
    ADMINISTRATION = "administration", _("Administration and finance")


class SpokenLanguage(TextChoices):
    SPANISH = "es", pgettext_lazy("language", "Spanish")
    ENGLISH = "en", pgettext_lazy("language", "English")
    FRENCH = "fr", pgettext_lazy("language", "French")
    PORTUGUESE = "pt", pgettext_lazy("language", "Portuguese")
    GERMAN = "de", pgettext_lazy("language", "German")
    ITALIAN = "it", pgettext_lazy("language", "Italian")
    CHINESE = "zh", pgettext_lazy("language", "Chinese")
    JAPANESE = "ja", pgettext_lazy("language", "Japanese")
    KOREAN = "ko", pgettext_lazy("language", "Korean")
    ARABIC = "ar", pgettext_lazy("language", "Arabic")
    RUSSIAN = "ru", pgettext_lazy("language", "Russian")
    CATALAN = "ca", pgettext_lazy("language", "Catalan")
    GALICIAN = "gl", pgettext_lazy("language", "Galician")
    BASQUE = "eu", pgettext_lazy("language", "Basque")
    QUECHUA = "qu", pgettext_lazy("language", "Quechua")
    GUARANI = "gn", pgettext_lazy("language", "Guarani")
    OTHER = "other", pgettext_lazy("language", "Another language")


class LanguageLevel(TextChoices):
    """The levels of the Common European Framework, and the language one grew up with."""

    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"
    NATIVE = "native", pgettext_lazy("level of a language", "native")


WORKING_LEVELS = {LanguageLevel.B2, LanguageLevel.C1, LanguageLevel.C2, LanguageLevel.NATIVE}


class LegalKind(TextChoices):
    """A norm that founds or frames international action (N8 ch. 1, cases 2, 4 and 5)."""

    CONSTITUTION = "constitution", _("Constitution")
    LAW = "law", _("Law")
    ORDINANCE = "ordinance", _("Act or ordinance of the council")
    DECREE = "decree", _("Decree")
    RESOLUTION = "resolution", _("Resolution")
    STATUTE = "statute", _("Statutes")
    PLAN = "plan", _("Development plan")
    OTHER = "other", _("Other")


class FundingSource(TextChoices):
    """Where money for international action comes from; shared is what several areas put together (N8 ch. 1, case 3)."""

    OWN = "own", _("Own budget")
    SHARED = "shared", _("Shared with other areas")
    COOPERATION = "cooperation", _("International cooperation")
    PRIVATE = "private", _("Private funds")


class BudgetPurpose(TextChoices):
    """What money is for. Those that indicators count (N8 ch. 2.2 c and ch. 3) have a value of their own."""

    EXCHANGES = "exchanges", _("Exchanges of experiences")
    SYSTEMATISATION = "systematisation", _("Systematising good practices")
    STAFF = "staff", _("Staff of the office")
    MISSIONS = "missions", _("Missions and visits")
    NETWORKS = "networks", _("Fees of networks")
    PROJECTS = "projects", _("Cooperation projects")
    EVENTS = "events", _("Events")
    COMMUNICATION = "communication", _("Communication and marketing")
    TRAINING = "training", _("Training")
    OTHER = "other", _("Other")
