from dialogues.models.communication import Communication, Pickup
from dialogues.models.dialogue import Commitment, Dialogue

__all__ = ["Commitment", "Communication", "Dialogue", "Pickup"]
