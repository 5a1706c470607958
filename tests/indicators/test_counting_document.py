import runpy
from pathlib import Path

from indicators.derived import RULES

DOCS = Path(__file__).parents[2] / "docs"
WRITER = runpy.run_path(str(DOCS / "counting.py"))


def test_the_table_of_what_is_counted_is_up_to_date():
    said = (DOCS / "counting.md").read_text(encoding="utf-8")

    assert said == WRITER["as_document"](), "run docs/counting.py"
    assert said.count("| counted |") == len(RULES)


def test_every_indicator_of_the_catalogue_is_proven_by_a_test():
    assert WRITER["tests_by_code"]().keys() == {row["code"] for row in WRITER["indicators"]()}
