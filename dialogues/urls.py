"""Dialogues and what was agreed in them: in the workspace, and in public."""

from django.urls import path

from dialogues.views import preparing, public, questions, workspace
from dialogues.views.nouns import COMMITMENT, COMMUNICATION, DIALOGUE, QUESTION
from observatory.views.records import routes

CITY = "work/<slug:city>/"

urlpatterns = [
    path("cities/<slug:city>/commitments/", public.city_commitments, name="city-commitments"),
    path("cities/<slug:city>/communication/", public.city_communication, name="city-communication"),
    path("cities/<slug:city>/dialogues/", public.city_dialogues, name="city-dialogues"),
    path("cities/<slug:city>/dialogues/<str:dialogue>/", public.city_dialogue, name="city-dialogue"),
    path("cities/<slug:city>/questions/", questions.city_questions, name="city-questions"),
    path(f"{CITY}dialogues/", workspace.work_dialogues, name="work-dialogues"),
    path(f"{CITY}dialogues/new/", workspace.dialogue_new, name="dialogue-new"),
    path(f"{CITY}dialogues/<str:key>/close/", workspace.dialogue_close, name="dialogue-close"),
    path(f"{CITY}dialogues/<str:key>/invite/", preparing.dialogue_invite, name="dialogue-invite"),
    path(f"{CITY}dialogues/<str:key>/sheet/", preparing.dialogue_sheet, name="dialogue-sheet"),
    *routes(DIALOGUE, "dialogues"),
    path(f"{CITY}commitments/", workspace.work_commitments, name="work-commitments"),
    path(f"{CITY}commitments/new/", workspace.commitment_new, name="commitment-new"),
    *routes(COMMITMENT, "commitments"),
    *routes(COMMUNICATION, "communication"),
    path(f"{CITY}questions/<str:key>/publish/", questions.question_publish, name="question-publish"),
    *routes(QUESTION, "questions"),
]
