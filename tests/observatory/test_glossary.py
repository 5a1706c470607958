import re

import pytest

from observatory.glossary import DOCUMENT, GROUPS, SHIPPED, alike, as_document, terms, write_document

LANGUAGES = ["es", "en", "fr", "pt"]
TERMS = pytest.mark.parametrize("term", terms(), ids=lambda term: term.key)


def test_the_document_says_what_the_shipped_glossary_says():
    assert DOCUMENT.read_text(encoding="utf-8") == as_document(), "run write_document() as the document says"


def test_writing_the_document_writes_all_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr("observatory.glossary.DOCUMENT", tmp_path / "glossary.md")
    write_document()
    written = (tmp_path / "glossary.md").read_text(encoding="utf-8")
    assert written.count("\n### ") == len(terms())
    assert "| fr | **jumelage** |" in written
    assert "Notebook 8, ch. 2.2 c" in written


@TERMS
def test_each_term_has_its_word_and_its_meaning_in_four_languages(term):
    assert list(term.term) == list(term.synonyms) == list(term.definition) == LANGUAGES
    assert all(term.term.values())
    assert all(meaning.endswith(".") for meaning in term.definition.values())


@TERMS
def test_each_meaning_is_one_sentence_that_can_be_read_at_once(term):
    for meaning in term.definition.values():
        assert len(meaning.split()) <= 32
        assert not re.search(r"[.!?] ", meaning)


@TERMS
def test_each_term_stands_in_a_group_of_the_document(term):
    assert term.group in GROUPS


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_word_never_stands_for_two_concepts(language):
    owner = {}
    for term in terms():
        for name in [term.term[language], *term.synonyms[language]]:
            assert owner.setdefault(name.casefold(), term.key) == term.key


def test_keys_are_not_repeated():
    keys = [term.key for term in terms()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("text", ["hermanamiento", "Hermanamientos", "sister cities", "Jumelages", "GEMINACAO"])
def test_a_word_leads_to_the_words_of_the_other_languages(text):
    assert {"hermanamiento", "twinning", "jumelage", "geminação"} <= alike(text)


def test_a_word_that_is_no_term_has_none_alike():
    assert alike("zapato") == alike("") == set()


def test_the_shipped_file_is_of_a_size_to_be_read():
    assert 60 <= len(terms()) <= 150
    assert SHIPPED.stat().st_size < 200_000
