"""How people get an account: by invitation only."""

from allauth.account.adapter import DefaultAccountAdapter


class ClosedSignup(DefaultAccountAdapter):
    """Nobody signs up by themselves; a director or an administrator invites."""

    def is_open_for_signup(self, request):
        return False
