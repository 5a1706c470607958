"""How easily a text is read. Pure."""

import re

LONGEST = 32
PLAIN = 55  # of the INFLESZ scale: from here on most adults follow
FEWEST = 30  # words below which a score says nothing
WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"[.!?…:]+(?:\s|$)|\n+")
NUCLEUS = re.compile(r"[aeoáéíóúü]|[iuy]+", re.IGNORECASE)
GLIDE = re.compile(r"(?:(?<=[aeoáéó])[iuy]|[iuü](?=[aeoáéó]))|(?<=[gq])u(?=[eiéí])", re.IGNORECASE)


def syllables(word):
    """The syllables of a Spanish word: its strong vowels and accented ones, a weak one beside a strong being none."""
    return max(len(NUCLEUS.findall(GLIDE.sub("", word))), 1)


def sentences(text):
    """The words of each sentence."""
    parts = (WORD.findall(part) for part in SENTENCE.split(text))
    return [part for part in parts if part]


def longest_sentence(text):
    """How many words the longest sentence has."""
    return max((len(sentence) for sentence in sentences(text)), default=0)


def ease(text):
    """How easily a Spanish text is read, from 0 to 100 (Szigriszt-Pazos 1993); None for one too short to tell."""
    found = sentences(text)
    words = sum(map(len, found))
    if words < FEWEST:
        return None
    per_word = sum(syllables(word) for sentence in found for word in sentence) / words
    return max(0, min(100, 206.835 - 62.3 * per_word - words / len(found)))
