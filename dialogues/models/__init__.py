from dialogues.models.dialogue import Commitment, Dialogue

__all__ = ["Commitment", "Dialogue"]
