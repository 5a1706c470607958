"""The chain of a strategy: from its objectives to what was done for each and the indicators that tell of it."""

from indicators.chain.gathering import Chain, Link, chain_of

__all__ = ["Chain", "Link", "chain_of"]
