"""Planning a strategy and looking back on it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StrategyStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    ADOPTED = "adopted", _("Adopted")
    CLOSED = "closed", _("Closed")


class Term(TextChoices):
    SHORT = "short", _("Short term")
    MIDDLE = "middle", _("Middle term")
    LONG = "long", _("Long term")


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
