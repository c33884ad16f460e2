"""Speed, measured and printed; nothing here is a test. ``make bench`` runs it."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from advisor.analysis.assessment import assess
from advisor.analysis.report import report
from advisor.papers.complaint import draft_bytes
from advisor.population import population
from advisor.quantum.interest import interest_on
from advisor.rules.matter import Matter

ON = date(2026, 11, 24)
APP = Path(__file__).resolve().parents[1] / "app.py"


def measure(size: int = 300) -> dict[str, str]:
    """Name of the measure → figure with its unit (p50 and p95 over the population, or one time)."""
    matters = list(population(size))
    figures = {
        "评估一案（全部请求权基础）": _spread(lambda m: assess(m, ON), matters),
        "评估并生成完整报告": _spread(lambda m: report(assess(m, ON)), matters[:100]),
        "起草一份起诉状（Word）": _spread(lambda m: draft_bytes(assess(m, ON)), matters[:60]),
        "分段计息（每秒次数）": _per_second(),
    }
    figures.update(_app())
    return figures


def _spread(work: Callable[[Matter], object], matters: Sequence[Matter]) -> str:
    work(matters[0])
    times = []
    for matter in matters:
        begun = time.perf_counter()
        work(matter)
        times.append((time.perf_counter() - begun) * 1000)
    cuts = statistics.quantiles(times, n=20)
    return f"p50 {statistics.median(times):.2f} ms　p95 {cuts[18]:.2f} ms　（{len(times)} 案）"


def _per_second(rounds: int = 2000) -> str:
    begun = time.perf_counter()
    for n in range(rounds):
        interest_on(Decimal(1_000_000 + n), date(2015, 10, 31), ON)
    return f"{rounds / (time.perf_counter() - begun):,.0f}"


def _app() -> dict[str, str]:
    """First run of the app and a rerun, without a browser."""
    from streamlit.testing.v1 import AppTest

    begun = time.perf_counter()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    first = (time.perf_counter() - begun) * 1000
    again = []
    for _ in range(5):
        begun = time.perf_counter()
        app.run()
        again.append((time.perf_counter() - begun) * 1000)
    return {"应用首次运行": f"{first:.0f} ms", "应用重跑": f"p50 {statistics.median(again):.0f} ms"}
