"""What differs between two editions of a report. Pure: frozen contents in, a list of changes out."""


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
