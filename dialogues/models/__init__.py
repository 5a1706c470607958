from dialogues.models.commitment import Commitment, CommitmentNote
from dialogues.models.communication import Communication, Pickup
from dialogues.models.dialogue import QUALITY, Dialogue
from dialogues.models.plan import PLAN_QUALITIES, CommunicationPlan, PlannedCommunication
from dialogues.models.question import Question
from dialogues.models.survey import AnswerPart, Survey, SurveyAnswer, SurveyQuestion

__all__ = [
    "PLAN_QUALITIES",
    "QUALITY",
    "AnswerPart",
    "Commitment",
    "CommitmentNote",
    "Communication",
    "CommunicationPlan",
    "Dialogue",
    "Pickup",
    "PlannedCommunication",
    "Question",
    "Survey",
    "SurveyAnswer",
    "SurveyQuestion",
]
