"""The complaint (民事起诉状) or request for arbitration (仲裁申请书) for what an assessment pleads.

Every fact on paper stands in the matter, every figure and day in the matter or the assessment, every article in the
instruments; what is missing is a gap. Sources: civil_procedure_2023:124; arbitration_2025:34.
"""

from __future__ import annotations

from advisor.papers.complaint.compose import compose, draft_bytes, draft_gaps

__all__ = ["compose", "draft_bytes", "draft_gaps"]
