from dialogues.forms.commitments import CommitmentForm, LineFormSet
from dialogues.forms.communication import CommunicationForm
from dialogues.forms.dialogues import CloseForm, DialogueForm
from dialogues.forms.plans import CommunicationPlanForm
from dialogues.forms.questions import AskForm, QuestionForm
from dialogues.forms.surveys import AnswerForm, AnswerSheetForm, SurveyForm, SurveyQuestionForm

__all__ = [
    "AnswerForm",
    "AnswerSheetForm",
    "AskForm",
    "CloseForm",
    "CommitmentForm",
    "CommunicationForm",
    "CommunicationPlanForm",
    "DialogueForm",
    "LineFormSet",
    "QuestionForm",
    "SurveyForm",
    "SurveyQuestionForm",
]
