import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
WRITER = runpy.run_path(str(DOCS / "data_sets.py"))


def test_the_table_of_data_sets_is_up_to_date():
    assert (DOCS / "data-sets.md").read_text(encoding="utf-8") == WRITER["as_document"](), "run docs/data_sets.py"
