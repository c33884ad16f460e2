"""Shared by all tests: property tests that give the same verdict on every machine."""

from __future__ import annotations

from hypothesis import settings

# No deadline: a slow machine is not a wrong result. Derandomized: a red run can be run again.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
