from dialogues.models.commitment import Commitment, CommitmentNote
from dialogues.models.communication import Communication, Pickup
from dialogues.models.dialogue import QUALITY, Dialogue
from dialogues.models.question import Question
from dialogues.models.survey import AnswerPart, Survey, SurveyAnswer, SurveyQuestion

__all__ = [
    "QUALITY",
    "AnswerPart",
    "Commitment",
    "CommitmentNote",
    "Communication",
    "Dialogue",
    "Pickup",
    "Question",
    "Survey",
    "SurveyAnswer",
    "SurveyQuestion",
]
