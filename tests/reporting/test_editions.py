import pytest

from reporting.editions import changed_figures


def content(**values):
    return {
        "figures": [
            {
                "code": code,
                "name": f"Indicator {code}",
                "points": [
                    {
                        "period": "2025",
                        "value": value,
                        "text": "",
                        "no_data_reason": "" if value else "late",
                        "words": value or "–",
                    }
                ],
            }
            for code, value in values.items()
        ]
    }


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        (content(A="7"), content(A="7"), []),
        (content(A="7"), content(A="8"), [("A", "7", "8")]),
        (content(A="7"), content(A=None), [("A", "7", "–")]),
        (content(A="7"), content(), [("A", "7", None)]),
        (content(), content(A="7"), [("A", None, "7")]),
    ],
    ids=["same", "corrected", "taken back", "left out", "added"],
)
def test_changes_are_told_value_by_value(old, new, changes):
    assert [(each["code"], each["old"], each["new"]) for each in changed_figures(old, new)] == changes
