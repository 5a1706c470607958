"""Write the table of all indicators: what each is counted from, and the test that proves it.

DJANGO_SETTINGS_MODULE=tests.settings python docs/counting.py
"""

import re
import sys
from importlib import import_module
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "counting.md"
CATALOGUE = ROOT / "fixtures" / "catalogue"
TESTS = ROOT / "tests" / "indicators"
RULES = ROOT / "indicators" / "derived" / "rules.py"
CODE = re.compile(r'"([A-Z]{3}-[A-Z]+-\d\d)"')
HEAD = """# What each indicator is counted from

{counted} of the {total} indicators are counted from the register; the others are collected: somebody enters the value
with its source and method. The rules stand in `indicators/derived/rules.py`. The test named holds a counted one against
a register that was counted by hand; a collected one it enters, approves and reads on the public page. The tests stand
in `tests/indicators/`, marked with the codes they prove. Written by `docs/counting.py`; a test sees to it that it is up
to date.

| Code | Indicator | Counted or collected | From what, and how | Proven by |
|---|---|---|---|---|
"""


def as_document():
    rows, proofs, rules = indicators(), tests_by_code(), set(CODE.findall(RULES.read_text(encoding="utf-8")))
    head = HEAD.format(counted=len(rules), total=len(rows))
    return head + "".join(line(row, row["code"] in rules, proofs[row["code"]]) for row in rows)


def indicators():
    found = []
    for file in sorted(CATALOGUE.glob("*.yaml")):
        held = yaml.safe_load(file.read_text(encoding="utf-8"))
        found += held if isinstance(held, list) else held.get("indicators", [])
    return sorted((row for row in found if "how_to_compute" in row), key=lambda row: row["code"])


def tests_by_code():
    """The tests that say they prove each code."""
    found = {}
    for file in sorted(TESTS.rglob("test_*.py")):
        if "pytest.mark.proves" in file.read_text(encoding="utf-8"):
            module = import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
            for name, codes in proofs_in(module):
                for code in codes:
                    found.setdefault(code, []).append(f"`{file.relative_to(TESTS)}::{name}`")
    return found


def proofs_in(module):
    for name, test in vars(module).items():
        for mark in getattr(test, "pytestmark", []) if callable(test) else []:
            if mark.name == "proves":
                yield name, mark.args


def line(row, is_counted, proofs):
    how = " ".join(row["how_to_compute"]["en"].split()).replace("|", "/")
    kind = "counted" if is_counted else "collected"
    return f"| {row['code']} | {row['name']['en']} | {kind} | {how} | {', '.join(proofs)} |\n"


if __name__ == "__main__":
    import django

    sys.path.insert(0, str(ROOT))
    django.setup()
    DOCUMENT.write_text(as_document(), encoding="utf-8")
