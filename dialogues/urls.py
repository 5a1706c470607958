"""Dialogues and what was agreed in them: in the workspace, and in public."""

from django.urls import path

from dialogues.views import preparing, public, public_surveys, questions, surveys, workspace
from dialogues.views.nouns import COMMITMENT, COMMUNICATION, COMMUNICATION_PLAN, DIALOGUE, QUESTION
from dialogues.views.surveys_noun import SURVEY
from observatory.views.records import routes

CITY = "work/<slug:city>/"
ONE_SURVEY = f"{CITY}surveys/<str:key>/"

urlpatterns = [
    path("cities/<slug:city>/commitments/", public.city_commitments, name="city-commitments"),
    path("cities/<slug:city>/communication/", public.city_communication, name="city-communication"),
    path("cities/<slug:city>/dialogues/", public.city_dialogues, name="city-dialogues"),
    path("cities/<slug:city>/dialogues/<str:dialogue>/", public.city_dialogue, name="city-dialogue"),
    path("cities/<slug:city>/questions/", questions.city_questions, name="city-questions"),
    path("cities/<slug:city>/surveys/", public_surveys.city_surveys, name="city-surveys"),
    path("cities/<slug:city>/surveys/<str:survey>/answer/", public_surveys.survey_answer, name="survey-answer"),
    path(f"{CITY}dialogues/", workspace.work_dialogues, name="work-dialogues"),
    path(f"{CITY}dialogues/new/", workspace.dialogue_new, name="dialogue-new"),
    path(f"{CITY}dialogues/<str:key>/close/", workspace.dialogue_close, name="dialogue-close"),
    path(f"{CITY}dialogues/<str:key>/invite/", preparing.dialogue_invite, name="dialogue-invite"),
    path(f"{CITY}dialogues/<str:key>/sheet/", preparing.dialogue_sheet, name="dialogue-sheet"),
    *routes(DIALOGUE, "dialogues"),
    path(f"{CITY}commitments/", workspace.work_commitments, name="work-commitments"),
    path(f"{CITY}commitments/new/", workspace.commitment_new, name="commitment-new"),
    *routes(COMMITMENT, "commitments"),
    *routes(COMMUNICATION_PLAN, "communication-plans"),
    *routes(COMMUNICATION, "communication"),
    path(f"{CITY}questions/<str:key>/publish/", questions.question_publish, name="question-publish"),
    *routes(QUESTION, "questions"),
    path(f"{CITY}surveys/ready/", surveys.survey_ready, name="survey-ready"),
    path(f"{ONE_SURVEY}close/", surveys.survey_close, name="survey-close"),
    path(f"{ONE_SURVEY}open/", surveys.survey_open, name="survey-open"),
    path(f"{ONE_SURVEY}paper/", surveys.survey_paper, name="survey-paper"),
    path(f"{ONE_SURVEY}poster/", surveys.survey_poster, name="survey-poster"),
    path(f"{ONE_SURVEY}paper/sheet/", surveys.survey_sheet, name="survey-sheet"),
    path(f"{ONE_SURVEY}publish/", surveys.survey_publish, name="survey-publish"),
    path(f"{ONE_SURVEY}withdraw/", surveys.survey_withdraw, name="survey-withdraw"),
    path(f"{ONE_SURVEY}words/<uuid:uuid>/", surveys.survey_words, name="survey-words"),
    path(f"{ONE_SURVEY}questions/new/", surveys.survey_question, name="survey-question-new"),
    path(f"{ONE_SURVEY}questions/<uuid:uuid>/", surveys.survey_question, name="survey-question-edit"),
    path(f"{ONE_SURVEY}questions/<uuid:uuid>/move/", surveys.survey_question_move, name="survey-question-move"),
    path(f"{ONE_SURVEY}questions/<uuid:uuid>/remove/", surveys.survey_question_remove, name="survey-question-remove"),
    *routes(SURVEY, "surveys"),
]
