import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dialogues import models
from dialogues.choices import (
    AnswerChannel,
    AskedBy,
    CommitmentStatus,
    CommunicationKind,
    Purpose,
    SampleMethod,
    SurveyStatus,
)
from tests.factories.observatory import CityFactory


class DialogueFactory(DjangoModelFactory):
    class Meta:
        model = models.Dialogue

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Dialogue {n}")
    purpose = Purpose.CONSULT
    held_on = datetime.date(2025, 4, 2)


class CommunicationFactory(DjangoModelFactory):
    class Meta:
        model = models.Communication

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Communication {n}")
    kind = CommunicationKind.PRESS_NOTE
    sent_on = datetime.date(2025, 4, 2)


class PickupFactory(DjangoModelFactory):
    class Meta:
        model = models.Pickup

    communication = factory.SubFactory(CommunicationFactory)
    outlet = factory.Sequence(lambda n: f"Paper {n}")
    published_on = datetime.date(2025, 4, 3)


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = models.Commitment

    dialogue = factory.SubFactory(DialogueFactory)
    city = factory.SelfAttribute("dialogue.city")
    text = factory.Sequence(lambda n: f"Commitment {n}")


class CommitmentNoteFactory(DjangoModelFactory):
    class Meta:
        model = models.CommitmentNote

    commitment = factory.SubFactory(CommitmentFactory)
    written_on = datetime.date(2025, 5, 1)
    status = CommitmentStatus.UNDER_WAY


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = models.Question

    city = factory.SubFactory(CityFactory)
    text = factory.Sequence(lambda n: f"Question {n}?")


class SurveyFactory(DjangoModelFactory):
    class Meta:
        model = models.Survey

    city = factory.SubFactory(CityFactory)
    title_en = factory.Sequence(lambda n: f"Survey {n}")
    asked = "Residents aged 16 or more"
    method = SampleMethod.OPEN
    opens_on = datetime.date(2025, 4, 2)
    closes_on = datetime.date(2025, 5, 2)


class OpenSurveyFactory(SurveyFactory):
    status = SurveyStatus.OPEN
    opens_on = factory.LazyFunction(lambda: timezone.localdate() - datetime.timedelta(days=3))
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=3))


class SurveyQuestionFactory(DjangoModelFactory):
    class Meta:
        model = models.SurveyQuestion

    survey = factory.SubFactory(SurveyFactory)
    position = factory.Sequence(lambda n: n + 1)
    kind = AskedBy.YES_NO
    text_en = factory.Sequence(lambda n: f"Do you know it ({n})?")


class SurveyAnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.SurveyAnswer

    survey = factory.SubFactory(OpenSurveyFactory)
    channel = AnswerChannel.ONLINE
    form = factory.Sequence(lambda n: f"form-{n}")


class AnswerPartFactory(DjangoModelFactory):
    class Meta:
        model = models.AnswerPart

    answer = factory.SubFactory(SurveyAnswerFactory)
    question = factory.SubFactory(SurveyQuestionFactory, survey=factory.SelfAttribute("..answer.survey"))
    choice = 1


class CommunicationPlanFactory(DjangoModelFactory):
    class Meta:
        model = models.CommunicationPlan

    city = factory.SubFactory(CityFactory)
    title = factory.Sequence(lambda n: f"Plan {n}")
    starts_on = datetime.date(2025, 1, 1)


class PlannedCommunicationFactory(DjangoModelFactory):
    class Meta:
        model = models.PlannedCommunication

    plan = factory.SubFactory(CommunicationPlanFactory)
    aim = factory.Sequence(lambda n: f"Aim {n}")
    planned_on = datetime.date(2025, 4, 1)
