"""The closed vocabularies of the register. The words are those of docs/glossary.md."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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


class NetworkRoleKind(TextChoices):
    PRESIDENCY = "presidency", _("Presidency")
    VICE_PRESIDENCY = "vice-presidency", _("Vice-presidency")
    EXECUTIVE = "executive", _("Seat in the executive body")
    COMMITTEE_CHAIR = "committee-chair", _("Chair of a committee")
    COMMITTEE = "committee", _("Seat in a committee")
    WORKING_GROUP = "working-group", _("Working group")
    OTHER = "other", _("Other")


LEADERSHIP_ROLES = {NetworkRoleKind.PRESIDENCY, NetworkRoleKind.VICE_PRESIDENCY, NetworkRoleKind.COMMITTEE_CHAIR}
DECISION_ROLES = set(NetworkRoleKind) - {NetworkRoleKind.WORKING_GROUP, NetworkRoleKind.OTHER}


class ProposalFate(TextChoices):
    """What a network made of a proposal of the city."""

    WAITING = "waiting", _("Not decided yet")
    TAKEN_UP = "taken-up", _("Taken up")
    NOT_TAKEN_UP = "not-taken-up", _("Not taken up")


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


class RenewalKind(TextChoices):
    """What happens to an agreement at its end."""

    AUTOMATIC = "automatic", pgettext_lazy("renewal", "By itself, unless one side gives notice")
    EXPLICIT = "explicit", pgettext_lazy("renewal", "Only where both sides sign again")
    NONE = "none", pgettext_lazy("renewal", "Not foreseen")


class Pulse(TextChoices):
    """How alive an agreement is."""

    ALIVE = "alive", pgettext_lazy("agreement", "Alive")
    QUIET = "quiet", pgettext_lazy("agreement", "Quiet")
    DORMANT = "dormant", pgettext_lazy("agreement", "Dormant")
    EXPIRED = "expired", pgettext_lazy("agreement", "Expired")


class ObjectiveState(TextChoices):
    """Where a specific objective of an agreement stands."""

    OPEN = "open", pgettext_lazy("objective", "Not started")
    UNDER_WAY = "under-way", pgettext_lazy("objective", "Under way")
    REACHED = "reached", pgettext_lazy("objective", "Reached")
    GIVEN_UP = "given-up", pgettext_lazy("objective", "Given up")


class AgreementDecision(TextChoices):
    """What the yearly sheet decides on an agreement."""

    RENEW = "renew", pgettext_lazy("agreement", "Renew")
    TRANSFORM = "transform", pgettext_lazy("agreement", "Transform")
    CLOSE = "close", pgettext_lazy("agreement", "Close")


class StrategyStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    CLOSED = "closed", _("Closed")


class Term(TextChoices):
    SHORT = "short", _("Short term")
    MIDDLE = "middle", _("Middle term")
    LONG = "long", _("Long term")


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


class InstrumentKind(TextChoices):
    """What a local government plans with (N3 ch. IV step 5; N8 ch. 3, global frameworks)."""

    DEVELOPMENT = "development", _("Government or development plan")
    LAND_USE = "land-use", _("Land-use plan")
    POLICY = "policy", _("Sector policy or programme")
    INTERNATIONAL = "international", _("Internationalization policy or plan")
    ROADMAP = "roadmap", _("Road map or yearly work plan")
    NORM = "norm", _("Ordinance, decree or law")
    OTHER = "other", _("Other")


class LegislativeApproval(TextChoices):
    """Where an instrument stands with the council or assembly (N8 ch. 1.1 b)."""

    NOT_NEEDED = "not-needed", pgettext_lazy("approval", "Not needed")
    SOUGHT = "sought", pgettext_lazy("approval", "Asked for")
    APPROVED = "approved", pgettext_lazy("approval", "Approved")
    REFUSED = "refused", pgettext_lazy("approval", "Refused")


class StepState(TextChoices):
    """Where a strategy stands on a planning step; steps need not be done in order (N3 ch. IV)."""

    NOT_STARTED = "not-started", pgettext_lazy("step", "Not started")
    IN_PROGRESS = "in-progress", pgettext_lazy("step", "In progress")
    COMPLETED = "completed", pgettext_lazy("step", "Completed")
    SKIPPED = "skipped", pgettext_lazy("step", "Skipped")


class PolicyStage(TextChoices):
    """The moments of a policy that the diagnosis of N8 annex 1 tells apart."""

    DESIGN = "design", pgettext_lazy("stage", "Design")
    IMPLEMENTATION = "implementation", pgettext_lazy("stage", "Implementation")
    EVALUATION = "evaluation", pgettext_lazy("stage", "Evaluation")


class Benefit(TextChoices):
    """How a group of people is reached by a strategy (N3 ch. IV step 3)."""

    DIRECT = "direct", _("Benefits directly")
    INDIRECT = "indirect", _("Benefits indirectly")
    RECIPIENT = "recipient", _("Is addressed by it")


class Evidence(TextChoices):
    """How well it is known that one thing leads to another."""

    NONE = "none", pgettext_lazy("evidence", "An idea, not tested")
    SOME = "some", pgettext_lazy("evidence", "Some signs here or elsewhere")
    STRONG = "strong", pgettext_lazy("evidence", "Shown by results")


class ReviewKind(TextChoices):
    """The three ways in which a city looks at its own strategy."""

    IDEAS = "ideas", _("The twelve ideas")
    KEYS = "keys", _("The eleven keys to sustainability")
    DIAGNOSIS = "diagnosis", _("The diagnosis of the policy")


class ReviewAnswer(TextChoices):
    YES = "yes", pgettext_lazy("review", "Yes")
    PARTLY = "partly", pgettext_lazy("review", "Partly")
    NO = "no", pgettext_lazy("review", "No")
    DONE = "done", pgettext_lazy("review", "Done")
    IN_PROCESS = "in-process", pgettext_lazy("review", "In process")
    DIFFICULTY = "difficulty", pgettext_lazy("review", "With difficulty")
    NOT_STARTED = "not-started", pgettext_lazy("review", "Not started")


class BatchState(TextChoices):
    UPLOADED = "uploaded", _("Uploaded")
    CHECKED = "checked", _("Checked")
    APPLIED = "applied", _("Applied")
    UNDONE = "undone", _("Undone")


class ImportStage(TextChoices):
    WAITING = "waiting", _("Waiting for its turn")
    READING = "reading", _("Reading the rows")
    CHECKING = "checking", _("Checking the rows")
    WRITING = "writing", _("Writing the records")


class RowFate(TextChoices):
    CREATED = "created", _("New")
    UPDATED = "updated", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    REJECTED = "rejected", _("Set aside")
