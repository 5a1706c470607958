"""The picture that goes along when somebody shares an address: city, headline and one figure, 1200 × 630."""

import io
from dataclasses import dataclass

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN, BAR = 72, 28
PAPER, INK, QUIET = "#FFFFFF", "#1A1A1A", "#4B5459"
SERIF = "fonts/source-serif-4-latin-600-normal.woff2"
SANS = "fonts/source-sans-3-latin-wght-normal.woff2"
REGULAR, BOLD = 400, 600
LINES_AT_MOST = 4


@dataclass(frozen=True)
class Card:
    """What a picture says."""

    place: str
    headline: str
    number: str = ""
    caption: str = ""
    accent: str = "#12436D"
    is_example: bool = False

    @property
    def said(self):
        """The same in words, for those who do not see it."""
        example = _("invented data") if self.is_example else ""
        return " · ".join(filter(None, (self.place, self.headline, self.number, self.caption, example)))


def png(card):
    """Draw the card; answer the bytes of a PNG file."""
    image = Image.new("RGB", SIZE, PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, 0, WIDTH, BAR), fill=card.accent)
    canvas.text((MARGIN, BAR + 52), card.place, font=font_of(SANS, 34, BOLD), fill=INK)
    top = BAR + 116
    size = 60 if len(card.headline) < 90 else 46
    for line in wrapped(card.headline, font_of(SERIF, size), WIDTH - 2 * MARGIN):
        canvas.text((MARGIN, top), line, font=font_of(SERIF, size), fill=INK)
        top += int(size * 1.22)
    if card.number:
        number = font_of(SERIF, 92 if len(card.number) < 12 else 52)
        canvas.text((MARGIN, HEIGHT - 118), card.number, font=number, fill=card.accent, anchor="ls")
        beside = MARGIN + number.getlength(card.number) + 28
        for n, line in enumerate(wrapped(card.caption, font_of(SANS, 30), WIDTH - MARGIN - beside)[:2]):
            canvas.text((beside, HEIGHT - 156 + 38 * n), line, font=font_of(SANS, 30), fill=QUIET, anchor="ls")
    canvas.line((MARGIN, HEIGHT - 84, WIDTH - MARGIN, HEIGHT - 84), fill=INK, width=2)
    foot = _("Observatory") + (f" · {_('invented data')}" if card.is_example else "")
    canvas.text((MARGIN, HEIGHT - 36), foot, font=font_of(SANS, 26), fill=QUIET, anchor="ls")
    kept = io.BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def wrapped(text, font, limit):
    """The lines of a text within a width, at most four; what is left out ends in an ellipsis."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > limit:
            lines.append(line)
            longer = word
        line = longer
    lines.append(line)
    if len(lines) > LINES_AT_MOST:
        return [*lines[: LINES_AT_MOST - 1], lines[LINES_AT_MOST - 1] + " …"]
    return lines


def font_of(name, size, weight=REGULAR):
    font = ImageFont.truetype(finders.find(name), size)
    if name == SANS:
        font.set_variation_by_axes([weight])
    return font
