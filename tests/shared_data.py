"""Real open data that lies beside the project, with totals counted without any code of ours."""

import json
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "shared" / "data"
needs_shared_data = pytest.mark.skipif(not DATA.exists(), reason=f"the shared data is not at {DATA}")


def expected(name):
    """What a set comes to, by its name."""
    return json.loads((DATA / "expected" / f"{name}.json").read_text())
