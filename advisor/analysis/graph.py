"""The decision graph, derived from the claims: question → element or defence → claim → relief.

Relations between claims are edges too, each drawn once from the claim that comes first, so that the graph stays
acyclic. The state of every node is that of the matter.
"""

from __future__ import annotations

from html import escape
from textwrap import wrap

import networkx as nx

from advisor.papers.pleading import Kind
from advisor.papers.requests import word_request, wordings
from advisor.rules.claim import Tie
from advisor.rules.clock import Status
from advisor.rules.matter import FIELDS, getter

from .assessment import Assessment, ClaimResult

HELPS, HURTS, SPLIT, OPEN, KNOWN = "#dcefe0", "#f6dcdc", "#fbe7c6", "#f4f1e6", "#e4edf7"
COLOURS = {
    "element": {"yes": HELPS, "no": HURTS, "unknown": OPEN, "contested": SPLIT},
    "defence": {"yes": HURTS, "no": HELPS, "unknown": OPEN, "contested": SPLIT},
    "clock": {
        Status.RUNNING.value: HELPS,
        Status.EXPIRING.value: SPLIT,
        Status.CONTESTED.value: SPLIT,
        Status.EXPIRED.value: HURTS,
        Status.EXERCISED.value: KNOWN,
        Status.UNKNOWN.value: OPEN,
        Status.NOT_STARTED.value: OPEN,
        Status.NONE.value: OPEN,
    },
    "claim": {
        "made_out": "#cfe8d5",
        "arguable": SPLIT,
        "open": OPEN,
        "defeated": "#f0c9c9",
        "fails": "#e6e6e6",
    },
    "relief": {"relief": "#ffffff"},
}
"""Colour by kind and state, from the claimant's side: a defence that does not hold helps him."""
SOURCE = {"known": KNOWN, "unknown": OPEN}
"""Colours of what is answered or worked out rather than judged."""
LONGEST_RELIEF = 42
SYMMETRIC = (Tie.EXCLUDES, Tie.ALTERNATIVE, Tie.CAPPED_WITH)


def decision_graph(assessment: Assessment, claims: tuple[str, ...] | None = None) -> nx.DiGraph[str]:
    """The graph of ``claims`` (all if ``None``). Nodes carry ``kind``, ``label``, ``state``; edges carry ``kind``."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    chosen = [r for r in assessment.results.values() if claims is None or r.id in claims]
    for result in chosen:
        _add_claim(graph, assessment, result)
    for result in chosen:
        _add_relations(graph, result)
    return graph


def _add_claim(graph: nx.DiGraph[str], assessment: Assessment, result: ClaimResult) -> None:
    graph.add_node(result.id, kind="claim", label=result.claim.name, state=result.standing.value)
    rows = [("element", e.element.id, e.element.text, e.finding) for e in result.elements]
    rows += [("defence", d.defence.id, d.defence.text, d.finding) for d in result.defences]
    for kind, id, text, finding in rows:
        node = f"{result.id}/{id}"
        state = "contested" if finding.contested else finding.truth.value
        graph.add_node(node, kind=kind, label=text, state=state)
        graph.add_edge(node, result.id, kind=kind)
        for path in finding.condition.reads:
            _add_field(graph, assessment, path, node)
    for clock in result.version.clocks:
        node = f"{result.id}/{clock.id}#clock"
        reading = result.clock(clock.id)
        graph.add_node(node, kind="clock", label=clock.name, state=reading.status(assessment.on).value)
        graph.add_edge(node, result.id, kind="clock")
        for path in clock.reads:
            _add_field(graph, assessment, path, node)
    _add_source(graph, assessment, result, "law", result.claim.anchor.text, result.claim.anchor.reads)
    if result.claim.amount is not None:
        _add_source(graph, assessment, result, "amount", "数额", result.claim.amount.reads)
    for relief in result.version.reliefs:
        graph.add_node(relief.id, kind="relief", label=_request(relief.id), state="relief")
        graph.add_edge(result.id, relief.id, kind="relief")


def _request(id: str) -> str:
    """The first words of a request, its blanks in 〔〕; the id where the papers have no wording for it."""
    if id not in wordings():
        return id
    words = str(word_request(id, Kind.COURT, {})).replace("【待补：", "〔").replace("】", "〕")
    return words if len(words) <= LONGEST_RELIEF else f"{words[:LONGEST_RELIEF]}…"


def _colour(kind: str, state: str) -> str:
    return COLOURS.get(kind, SOURCE)[state]


def _add_source(
    graph: nx.DiGraph[str],
    assessment: Assessment,
    result: ClaimResult,
    kind: str,
    label: str,
    reads: tuple[str, ...],
) -> None:
    """The day that selects the law, or the amount: worked out from fields, not judged."""
    node = f"{result.id}/#{kind}"
    known = (
        result.regime is not None
        if kind == "law"
        else bool(result.amount and result.amount.value is not None)
    )
    graph.add_node(node, kind=kind, label=label, state="known" if known else "unknown")
    graph.add_edge(node, result.id, kind=kind)
    for path in reads:
        _add_field(graph, assessment, path, node)


def _add_field(graph: nx.DiGraph[str], assessment: Assessment, path: str, node: str) -> None:
    if path.startswith("item."):
        return
    known = getter(path)(assessment.matter) is not None
    graph.add_node(path, kind="question", label=FIELDS[path].label, state="known" if known else "unknown")
    graph.add_edge(path, node, kind="answers")


def _add_relations(graph: nx.DiGraph[str], result: ClaimResult) -> None:
    for relation in result.claim.relations:
        if relation.other not in graph:
            continue
        first, second = result.id, relation.other
        if relation.tie is Tie.NEEDS or (relation.tie in SYMMETRIC and second < first):
            first, second = second, first
        graph.add_edge(first, second, kind=relation.tie.value, why=relation.why)


def touched(graph: nx.DiGraph[str], node: str) -> tuple[str, ...]:
    """The claims that a change of one fact, element or clock can reach."""
    below = nx.descendants(graph, node)
    return tuple(n for n in graph if n in below and graph.nodes[n]["kind"] == "claim")


def to_dot(graph: nx.DiGraph[str]) -> str:
    """Graphviz text, left to right; labels are escaped."""
    lines = [
        "digraph {",
        'rankdir=LR; node [shape=box style="rounded,filled" fontname="Noto Sans CJK SC" fontsize=11];',
    ]
    for node, data in graph.nodes(data=True):
        label = _quote(_wrap(data["label"]))
        colour = _colour(data["kind"], data["state"])
        lines.append(f"{_quote(node)} [label={label} fillcolor={_quote(colour)}];")
    for start, end, data in graph.edges(data=True):
        style = "solid" if data["kind"] in ("answers", "element", "relief") else "dashed"
        lines.append(f"{_quote(start)} -> {_quote(end)} [style={style}];")
    return "\n".join([*lines, "}"])


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _wide(text: str) -> bool:
    """Whether the letters are Chinese, which take the room of two."""
    return any(letter > "\u2e80" for letter in text)


def _wrap(text: str) -> str:
    if not _wide(text):
        return "\n".join(wrap(text, 28))
    return "\n".join(text[i : i + 14] for i in range(0, len(text), 14))


COLUMN = {
    "question": 0,
    "element": 1,
    "defence": 1,
    "clock": 1,
    "law": 1,
    "amount": 1,
    "claim": 2,
    "relief": 3,
}
WIDTH, GAP, ROW, BOX = 230, 70, 46, 36


def to_svg(graph: nx.DiGraph[str]) -> str:
    """A drawing in four columns, for a report or a browser without Graphviz."""
    columns: dict[int, list[str]] = {0: [], 1: [], 2: [], 3: []}
    for node, data in graph.nodes(data=True):
        columns[COLUMN[data["kind"]]].append(node)
    height = ROW * max(1, *(len(c) for c in columns.values())) + 20
    place: dict[str, tuple[float, float]] = {}
    for column, nodes in columns.items():
        step = height / (len(nodes) + 1)
        for n, node in enumerate(nodes, 1):
            place[node] = (column * (WIDTH + GAP) + 10, n * step - BOX / 2)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{4 * (WIDTH + GAP)}" height="{height:.0f}" '
        'font-family="Noto Sans CJK SC, Microsoft YaHei, sans-serif" font-size="12">'
    ]
    for start, end in graph.edges:
        x1, y1 = place[start][0] + WIDTH, place[start][1] + BOX / 2
        x2, y2 = place[end][0], place[end][1] + BOX / 2
        bend = (x1 + x2) / 2
        parts.append(
            f'<path d="M{x1:.0f},{y1:.0f} C{bend:.0f},{y1:.0f} {bend:.0f},{y2:.0f} {x2:.0f},{y2:.0f}" fill="none" stroke="#b5b5b5"/>'
        )
    for node, (x, y) in place.items():
        data = graph.nodes[node]
        colour = _colour(data["kind"], data["state"])
        longest = 18 if _wide(data["label"]) else 34
        label = data["label"] if len(data["label"]) <= longest else data["label"][: longest - 1] + "…"
        parts.append(
            f'<g><title>{escape(data["label"])}</title><rect x="{x:.0f}" y="{y:.0f}" width="{WIDTH}" height="{BOX}" rx="6" '
            f'fill="{colour}" stroke="#999"/><text x="{x + 8:.0f}" y="{y + 23:.0f}">{escape(label)}</text></g>'
        )
    return "\n".join([*parts, "</svg>"])
