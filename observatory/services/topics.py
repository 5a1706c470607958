"""Topics as people write them in four languages: movilidad, mobility, mobilité and mobilidade are one."""

from functools import cache

import yaml
from django.conf import settings

from observatory import glossary

SHIPPED = settings.ROOT / "fixtures" / "reference" / "topics.yaml"


@cache
def _by_stem():
    listed = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    return {glossary.stem(word): place for place, words in enumerate(listed) for word in words}


def one_form(topic):
    """Give a topic in the form that is the same in every language, or its own stem where it is not listed."""
    stem = glossary.stem(topic)
    if stem in _by_stem():
        return _by_stem()[stem]
    others = sorted(glossary.stem(word) for word in glossary.alike(topic))
    return others[0] if others else stem
