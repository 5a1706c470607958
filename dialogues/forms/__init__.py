from dialogues.forms.commitments import CommitmentForm, LineFormSet
from dialogues.forms.communication import CommunicationForm
from dialogues.forms.dialogues import CloseForm, DialogueForm

__all__ = ["CloseForm", "CommitmentForm", "CommunicationForm", "DialogueForm", "LineFormSet"]
