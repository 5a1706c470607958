"""Who publishes the data, and under which licence they may be used."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """A licence by its SPDX identifier, its name and the address of its text."""

    code: str
    name: str
    url: str


TITLE = "Observatory of cities' internationalization strategies"
OF_THE_SITE = Licence("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
