"""How a partner of a project is written in one line: "Rosario (Santa Fe, AR, lead)". Pure: texts in, texts out."""

import re

PARTNER = "partner"
_LAST_BRACKET = re.compile(r"^(?P<name>.*\S)\s*\((?P<inside>[^()]*)\)?\s*$", re.DOTALL)


def written(name, place, country, role):
    """Write a partner so that `parted` gives the same four texts back; what goes without saying is left out."""
    told = [place, country, role if role != PARTNER or place or name.endswith(")") else ""]
    inside = ", ".join(filter(None, told))
    return f"{name} ({inside})" if inside else name


def parted(text):
    """Part a text into the name and what stands in its last bracket, in pieces; no bracket gives no pieces."""
    if not (match := _LAST_BRACKET.match(text)):
        return text.strip(), []
    return match["name"], [piece.strip() for piece in match["inside"].split(",") if piece.strip()]


def read(text, country_of, role_of):
    """Read (name, place, country, role); `country_of` and `role_of` give None for a piece that names none.

    A bracket in which neither a country nor a role stands belongs to the name.
    """
    name, pieces = parted(text)
    role = role_of(pieces[-1]) if pieces else None
    if role:
        pieces = pieces[:-1]
    country = country_of(pieces[-1]) if pieces else None
    if country:
        pieces = pieces[:-1]
    if not role and not country:
        return text.strip(), "", None, PARTNER
    return name, ", ".join(pieces), country, role or PARTNER
