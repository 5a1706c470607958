"""Write the table of what each data set of spreadsheets holds.

DJANGO_SETTINGS_MODULE=tests.settings python docs/data_sets.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "data-sets.md"
HEAD = """# The data sets and their fields

The names stand in exports, templates and mapping files; required fields are in bold. Written by `docs/data_sets.py`; a
test sees to it that it is up to date.

| Data set | Fields |
|---|---|
"""


def as_document():
    from observatory.resources import data_sets

    return HEAD + "".join(f"| `{name}` | {fields_of(dataset)} |\n" for name, dataset in data_sets().items())


def fields_of(dataset):
    return ", ".join(f"**{field.name}**" if field.required else field.name for field in dataset.fields)


if __name__ == "__main__":
    import django

    sys.path.insert(0, str(ROOT))
    django.setup()
    DOCUMENT.write_text(as_document(), encoding="utf-8")
