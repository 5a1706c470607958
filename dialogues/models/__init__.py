from dialogues.models.commitment import Commitment, CommitmentNote
from dialogues.models.communication import Communication, Pickup
from dialogues.models.dialogue import QUALITY, Dialogue

__all__ = ["QUALITY", "Commitment", "CommitmentNote", "Communication", "Dialogue", "Pickup"]
