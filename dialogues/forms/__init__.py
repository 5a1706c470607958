from dialogues.forms.communication import CommunicationForm
from dialogues.forms.dialogue import CloseForm, CommitmentForm, DialogueForm, LineFormSet

__all__ = ["CloseForm", "CommitmentForm", "CommunicationForm", "DialogueForm", "LineFormSet"]
