"""Runs one page in Streamlit's own test harness, on a matter kept in a store of the test."""

from __future__ import annotations

import json
from datetime import date

from streamlit.testing.v1 import AppTest

from advisor.law.knowledge import KNOWLEDGE
from advisor.matters.store import Draft, Store
from advisor.rules.matter import Matter

TODAY = date(2026, 11, 24)
ID = "0123456789abcdef"


def complete() -> Matter:
    """A matter in which nearly every claim can be judged (the teaching example)."""
    return Matter.model_validate(
        json.loads((KNOWLEDGE / "examples" / "running_clocks_2026.json").read_text("utf-8"))
    )


def partial() -> Matter:
    """A contractor who knows little: some answers, one "not known", one date to come."""
    return Matter.model_validate(
        {
            "claimant": {"role": "contractor", "name": "甲[建筑](http://x)<b>公司</b> $1$"},
            "contract": {"signed_on": "2023-05-06"},
            "account": {"unpaid": "1000000", "events": [{"on": "2025-01-02", "kind": "demand"}]},
            "not_known": ["account.due_on"],
        }
    )


def keep(matter: Matter, typed: dict[str, str] | None = None) -> None:
    """Put a matter into the store under :data:`ID`."""
    Store().save(ID, Draft(matter, typed or {}))


def kept() -> Draft:
    """What the store holds now."""
    return Store().load(ID)


def _page(name: str, today: object) -> None:
    from advisor.pages import frame, session, sidebar

    context = session.begin(today)
    sidebar.render(context)
    frame.DRAWN[name](context, {})


def open_page(name: str, language: str = "zh_CN", *, stored: bool = True, **address: str) -> AppTest:
    """The page as first drawn, with what else stands in the ``address``; raises what the page raised."""
    app = AppTest.from_function(_page, kwargs={"name": name, "today": TODAY}, default_timeout=60)
    app.query_params["lang"] = language
    if stored:
        app.query_params["matter"] = ID
    for key, value in address.items():
        app.query_params[key] = value
    return rerun(app)


def rerun(app: AppTest) -> AppTest:
    """Run again; an exception of the page is one of the test."""
    app.run()
    assert not app.exception, [(e.value, e.stack_trace) for e in app.exception]
    return app


def words(app: AppTest) -> str:
    """All that a reader reads on the page, in one string."""
    kinds = (
        app.title,
        app.header,
        app.subheader,
        app.markdown,
        app.caption,
        app.error,
        app.warning,
        app.info,
    )
    return "\n".join(str(element.value) for kind in kinds for element in kind)
