from collections import defaultdict
from functools import cached_property

from dialogues.choices import SurveyStatus
from dialogues.models import Survey
from dialogues.services.survey_results import results_of
from indicators.derived.register.base import Part, gathered


class Surveys(Part):
    @cached_property
    def asked(self):
        """For each indicator the tables of the questions that serve it, of the surveys closed within the period.

        They come in the order in which the surveys were closed, each with the survey's identifier. A table holds only
        what may be told, so no figure tells more.
        """
        return gathered(self.batch.rows("asked", self._asked).get(self.city.pk, []))

    def _asked(self):
        closed = self.of(Survey).filter(
            status=SurveyStatus.CLOSED, closes_on__gte=self.starts_on, closes_on__lte=self.as_of
        )
        surveys = list(closed.order_by("closes_on", "pk"))
        results = results_of(*surveys) if surveys else {}
        found = defaultdict(list)
        for survey in surveys:
            tables = [table for table in results[survey.pk].tables.values() if table.question.measures]
            found[survey.city_id] += [(table.question.measures, (str(survey.uuid), table)) for table in tables]
        return found
