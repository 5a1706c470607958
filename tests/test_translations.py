"""Every word of the screens stands in the four languages, with its placeholders."""

import re
import shutil
import subprocess
import sys

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

LANGUAGES = [code for code, _name in settings.LANGUAGES]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")
FOLDERS = ["config", "observatory", "actors", "dialogues", "indicators", "reporting", "templates"]


def catalogue(language):
    with (settings.ROOT / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


def texts(message):
    """Pairs of original and translation, the plural ones too."""
    if isinstance(message.id, tuple):
        singular, plural = message.id
        return [(plural if form else singular, text) for form, text in enumerate(message.string)]
    return [(message.id, message.string)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated_or_doubtful(language):
    messages = catalogue(language)

    assert [message.id for message in messages if message.fuzzy] == []
    assert [message.id for message in messages for _original, text in texts(message) if not text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_those_of_the_original(language):
    wrong = [
        (original, text)
        for message in catalogue(language)
        for original, text in texts(message)
        if not set(PLACEHOLDER.findall(text)) <= set(PLACEHOLDER.findall(str(message.id)))
        or (
            not isinstance(message.id, tuple)
            and sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(original))
        )
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_compiles_without_a_complaint(language):
    assert [(message.id, problem.args) for message in catalogue(language) for problem in message.check()] == []


def test_the_four_catalogues_hold_the_same_words():
    ids = [{(message.context, str(message.id)) for message in catalogue(language)} for language in LANGUAGES]

    assert all(each == ids[0] for each in ids)


@pytest.mark.skipif(not shutil.which("xgettext"), reason="xgettext is not installed: apt-get install gettext")
def test_every_word_of_the_code_is_in_the_catalogues(tmp_path):
    for folder in FOLDERS:
        shutil.copytree(settings.ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "locale").mkdir()
    command = "from django.core.management import call_command as c; c('makemessages', locale=['es'], verbosity=0)"
    setup = f"import django; from django.conf import settings; settings.configure(LOCALE_PATHS=[r'{tmp_path}/locale'])"
    subprocess.run(
        [sys.executable, "-c", f"{setup}; django.setup(); {command}"], cwd=tmp_path, check=True, capture_output=True
    )

    with (tmp_path / "locale/es/LC_MESSAGES/django.po").open("rb") as file:
        in_code = {(message.context, str(message.id)) for message in read_po(file) if message.id}
    known = {(message.context, str(message.id)) for message in catalogue("es")}
    assert in_code - known == set()


TRANSLATED = re.compile(r"\{% blocktranslate.*?\{% endblocktranslate %\}|<(style|script).*?</\1>", re.DOTALL)


def test_templates_leave_the_space_before_a_colon_to_the_language():
    """French sets one: `{% colon %}` knows it, a colon written in a template does not."""
    told = {path.name: TRANSLATED.sub("", path.read_text()) for path in (settings.ROOT / "templates").rglob("*.html")}

    assert [name for name, text in told.items() if re.search(r"(\}\}|%\}|</\w+>):(</\w+>)? ", text)] == []
