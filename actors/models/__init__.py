from actors.models.actor import Actor, Participation

__all__ = ["Actor", "Participation"]
