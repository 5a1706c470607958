"""Agreements and networks."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
