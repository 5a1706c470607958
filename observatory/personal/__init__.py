"""What is held on a person: to be given to them, and to be erased without touching a figure."""

from observatory.personal.erasing import NotErased, erase
from observatory.personal.gathering import NothingHeld, held_on

__all__ = ["NotErased", "NothingHeld", "erase", "held_on"]
