"""What differs between two editions of a report. Pure: frozen contents in, a list of changes out."""

GOAL = "goal"


def changed_figures(old, new, *, in_words=True):
    """Figures whose value differs, was added or was left out: [{"code", "name", "period", "old", "new", "reason"}],
    the reason being that of the correction, where there was one.

    Values written as texts differ between languages; without `in_words` they are not compared.
    """
    before, after = _values(old, in_words), _values(new, in_words)
    reasons = {
        (figure["code"], point["period"]): point.get("correction_reason", "")
        for figure in new["figures"]
        for point in figure["points"]
    }
    names = {figure["code"]: figure["name"] for content in (old, new) for figure in content["figures"]}
    return [
        {
            "code": code,
            "name": names[code],
            "period": period,
            "old": _said(before, key),
            "new": _said(after, key),
            "reason": reasons.get(key, ""),
        }
        for key in sorted(before.keys() | after.keys())
        for code, period in [key]
        if before.get(key, (None,))[0] != after.get(key, (None,))[0]
    ]


def changed_goals(old, new, written):
    """Goals that differ, told like figures, each with "about": "goal"; the reason is that of the last adjustment.

    `written` gives a goal of a figure in words.
    """
    before, after = _goals(old, written), _goals(new, written)
    figures = {figure["code"]: figure for content in (old, new) for figure in content["figures"]}
    return [
        {
            "about": GOAL,
            "code": code,
            "name": figures[code]["name"],
            "period": period,
            "old": _said(before, key),
            "new": _said(after, key),
            "reason": next((each["reason"] for each in reversed(figures[code]["target_sets"]) if each["reason"]), ""),
        }
        for key in sorted(before.keys() | after.keys())
        for code, period in [key]
        if before.get(key, (None,))[0] != after.get(key, (None,))[0]
    ]


def _goals(content, written):
    """The goals as they are kept and in words, by indicator and period."""
    return {
        (figure["code"], goal["period"]): (goal["value"], written(goal, figure))
        for figure in content["figures"]
        for goal in figure.get("goals", ())
    }


def _values(content, in_words):
    return {
        (figure["code"], point["period"]): (
            (point["value"], point["text"] if in_words else "", point["no_data_reason"]),
            point["words"],
        )
        for figure in content["figures"]
        for point in figure["points"]
    }


def _said(values, key):
    return values[key][1] if key in values else None
