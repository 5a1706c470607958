"""The public commitments of a city, against totals counted without any code of ours."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from dialogues.models import Commitment
from tests.factories.observatory import CityFactory
from tests.factories.sheets import bring, counts

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not DATA.exists(), reason=f"the shared data is not at {DATA}"),
]


def test_the_commitments_of_buenos_aires():
    told = json.loads((DATA / "expected" / "ba-compromisos.json").read_text())
    content = (DATA / "ba-compromisos" / "compromisos.csv").read_bytes()
    city = CityFactory(code="ba", name="Buenos Aires")

    plan, _batch = bring(content, "commitments", city, filename="compromisos.csv")

    stored = Commitment.objects.filter(city=city)
    progress = list(stored.values_list("progress", flat=True))
    assert counts(plan) == (told["rows"], 0, 0, 0)
    assert Counter(str(day.year) for day in stored.values_list("due_on", flat=True)) == told["by_target_year"]
    assert (sum(progress), progress.count(100)) == (Decimal(told["sum_progress"]), told["progress_100"])
    assert counts(bring(content, "commitments", city, filename="compromisos.csv")[0]) == (0, 0, told["rows"], 0)
