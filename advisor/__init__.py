"""The engine: names no statute and no claim; the law is in ``knowledge/``, the claim bases in ``claims/``."""
