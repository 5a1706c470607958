"""Write the table of all indicators: what each is counted from, and the tests that prove it.

python docs/counting.py
"""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "counting.md"
CATALOGUE = ROOT / "fixtures" / "catalogue"
TESTS = ROOT / "tests" / "indicators" / "derived"
RULES = ROOT / "indicators" / "derived" / "rules.py"
CODE = re.compile(r'"([A-Z]{3}-[A-Z]+-\d\d)"')
HEAD = """# What each indicator is counted from

{counted} of the {total} indicators are counted from the register; the others are collected: somebody enters the value
with its source and method. The rules stand in `indicators/derived/rules.py`; each named test holds one against a
register that was counted by hand. Written by `python docs/counting.py`; a test sees to it that it is up to date.

| Code | Indicator | Counted or collected | From what, and how | Proven by |
|---|---|---|---|---|
"""


def as_document():
    rows, proofs, rules = indicators(), tests_by_code(), set(CODE.findall(RULES.read_text(encoding="utf-8")))
    head = HEAD.format(counted=len(rules), total=len(rows))
    return head + "".join(line(row, row["code"] in rules, proofs.get(row["code"], [])) for row in rows)


def indicators():
    found = []
    for file in sorted(CATALOGUE.glob("*.yaml")):
        held = yaml.safe_load(file.read_text(encoding="utf-8"))
        found += held if isinstance(held, list) else held.get("indicators", [])
    return sorted((row for row in found if "how_to_compute" in row), key=lambda row: row["code"])


def tests_by_code():
    """The files of tests that name each code."""
    found = {}
    for file in sorted(TESTS.glob("test_*.py")):
        for code in sorted(set(CODE.findall(file.read_text(encoding="utf-8")))):
            found.setdefault(code, []).append(f"`{file.name}`")
    return found


def line(row, is_counted, proofs):
    how = " ".join(row["how_to_compute"]["en"].split()).replace("|", "/")
    kind = "counted" if is_counted else "collected"
    return f"| {row['code']} | {row['name']['en']} | {kind} | {how} | {', '.join(proofs) if is_counted else ''} |\n"


if __name__ == "__main__":
    DOCUMENT.write_text(as_document(), encoding="utf-8")
