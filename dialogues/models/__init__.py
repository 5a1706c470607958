from dialogues.models.commitment import Commitment, CommitmentNote
from dialogues.models.communication import Communication, Pickup
from dialogues.models.dialogue import QUALITY, Dialogue
from dialogues.models.question import Question

__all__ = ["QUALITY", "Commitment", "CommitmentNote", "Communication", "Dialogue", "Pickup", "Question"]
