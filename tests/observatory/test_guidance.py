import pytest
from django.utils.translation import override

from observatory import guidance
from observatory.choices import ReviewAnswer, ReviewKind

LANGUAGES = ["es", "en", "fr", "pt"]


def test_the_sixteen_steps_stand_in_four_stages_and_are_numbered_through():
    assert [len(stage.steps) for stage in guidance.stages()] == [4, 5, 3, 4]
    assert list(guidance.steps()) == list(range(1, 17))


@pytest.mark.parametrize(("kind", "groups"), [("ideas", [12]), ("keys", [8, 2, 1]), ("diagnosis", [9, 17, 10])])
def test_every_kind_of_review_asks_as_much_as_its_source(kind, groups):
    assert [len(group.items) for group in guidance.guides()[kind].groups] == groups


def test_the_guides_are_those_of_the_kinds_and_their_answers_exist():
    assert guidance.guides().keys() == set(ReviewKind.values)
    for guide in guidance.guides().values():
        assert set(guide.answers) <= set(ReviewAnswer.values)
        assert len({item.key for item in guide.items}) == len(guide.items)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_said_in_every_language(language):
    texts = [text for step in guidance.steps().values() for text in (step.title, step.question, step.source)]
    for guide in guidance.guides().values():
        texts += [text for item in guide.items for text in (item.title, item.source)]
        texts += [text for group in guide.groups for each in group.dangers for text in (each.risk, each.way_out)]

    with override(language):
        assert all(str(text).strip() for text in texts)
        assert len({str(step.title) for step in guidance.steps().values()}) == 16
