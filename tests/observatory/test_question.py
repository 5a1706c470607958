import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observatory.question import MOST_WORDS, ask, pattern
from observatory.spreadsheets.words import key


def finds(word, text):
    return bool(re.search(pattern(frozenset([word])), text, re.IGNORECASE))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("mexico", "Ciudad de México"),
        ("mexico", "CIUDAD DE MÉXICO"),
        ("mexico", unicodedata.normalize("NFD", "México")),
        ("geminacao", "Geminação"),
        ("strasse", "Straße"),
        ("aero", "Ærø"),
        ("sister city", "a Sister-City"),
        ("lodz", "Łódź"),
    ],
)
def test_a_plain_word_finds_its_spellings(word, text):
    assert finds(word, text)


@pytest.mark.parametrize(("word", "text"), [("rio", "Superior"), ("mexico", "Mexi co"), ("a.c", "abc")])
def test_a_word_is_found_only_where_it_begins(word, text):
    assert not finds(word, text)


@given(
    st.text(
        alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F, exclude_characters="Ŀŀŉß"),
        min_size=1,
        max_size=12,
    )
)
def test_every_text_is_found_by_its_own_key(text):
    words = key(text).split()

    assert all(finds(word, text) for word in words if word.isascii())


def test_a_question_is_cut_to_what_can_be_looked_for():
    assert len(ask("a " * 90).words) == MOST_WORDS
    assert ask("x" * 500).words[0] == frozenset({"x" * 100})


def test_several_words_may_stand_for_one_term():
    assert "twinning" in ask("ciudad hermana").named[0]
    assert ask("ciudades hermanas de Lyon").named[1] == frozenset({"lyon"})
    assert ask("Lyon y Lima").named == ()


def test_little_words_are_left_out_where_others_stand_beside_them():
    assert ask("acuerdos de Lyon con la ciudad de Lima").words == ask("acuerdos Lyon ciudad Lima").words
    assert len(ask("de la").words) == 2


@pytest.mark.parametrize("word", ["geminação", "geminações", "hermanamientos", "jumelages"])
def test_one_and_many_are_the_same_term(word):
    assert "twinning" in ask(word).words[0]


def test_texts_of_the_program_are_met_by_all_words_or_by_another_name():
    assert ask("intersectoral table").is_met_by_text("The intersectoral table")
    assert not ask("intersectoral chair").is_met_by_text("The intersectoral table")
    assert ask("ciudad hermana").is_met_by_text("Twinning")
