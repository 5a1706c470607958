"""What a report draws is bounded, however many indicators it has."""

from types import SimpleNamespace

from reporting.article.choosing import LARGE, ROWS, SMALL, WORDS, chosen


def figures(count, *, with_goal=(), chart=True):
    return [
        SimpleNamespace(n=n, chart=chart, now={"words": "3"}, goal={"value": "4"} if n in with_goal else None)
        for n in range(count)
    ]


def numbers(some):
    return [each.n for each in some]


def test_figures_with_a_goal_are_drawn_first_and_large_in_their_order():
    found = chosen(figures(6, with_goal=(1, 3, 4, 5)))

    assert (numbers(found.large), numbers(found.small)) == ([1, 3, 4, 5], [0, 2])
    assert numbers(found.rows) == [0, 1, 2, 3, 4, 5]
    assert [numbers(pair) for pair in found.pairs] == [[0, 2]]


def test_an_odd_small_figure_is_drawn_large_rather_than_beside_nothing():
    found = chosen(figures(7, with_goal=(1, 3, 4, 5)))

    assert (numbers(found.large), numbers(found.small)) == ([0, 1, 3, 4, 5], [2, 6])


def test_two_hundred_figures_make_no_more_drawings_and_rows_than_a_report_holds():
    found = chosen(figures(200, with_goal=(199,)))

    assert (len(found.large), len(found.small), len(found.rows)) == (LARGE, SMALL, ROWS)
    assert found.left_out == 200 - ROWS
    assert 199 in numbers(found.rows)
    assert 199 in numbers(found.large)


def test_figures_in_words_are_told_up_to_their_number():
    assert len(chosen(figures(WORDS + 1, chart=None)).words) == WORDS
