"""What one browser session works on: the matter, its id in the address, the language, the day of the assessment.

Answers survive page moves in the session and a reload in the local store, found again by the id in the address.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

import streamlit as st

from advisor.analysis.assessment import Assessment, assess
from advisor.errors import InputError, LawNotInForce
from advisor.matters.files import read_object, to_json, validated
from advisor.matters.store import Draft, Store, name_of
from advisor.rules.matter import Matter
from advisor.texts import DEFAULT, LANGUAGES, Texts
from advisor.translation import Translator

ID, DRAFT, LANGUAGE, AS_OF, FAULT = "matter_id", "draft", "language", "as_of", "fault"
IN_ADDRESS, DAY_IN_ADDRESS, LANGUAGE_IN_ADDRESS = "matter", "on", "lang"
EARLIEST, LATEST = date(1999, 10, 1), date(2099, 12, 31)
"""The days one can assess as of: from the first law we hold to the last year a matter may name."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What the side bar must say: the key of its heading, and the error behind it."""

    heading: str
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """One run of the page: ``on`` is the day of the assessment, ``today`` the reader's own, ``t`` the words."""

    on: date
    id: str
    draft: Draft
    t: Texts
    today: date

    @property
    def matter(self) -> Matter:
        return self.draft.matter

    @property
    def tr(self) -> Translator:
        """The texts of the rules in the language of the reader."""
        return Translator(self.t.language)

    @property
    def name(self) -> str:
        """What the matter is called on screen."""
        return name_of(self.matter) or self.t("app.untitled")


def begin(today: date) -> Context:
    """The session as it stands; matter, language and day come from the address after a reload."""
    state = st.session_state
    if LANGUAGE not in state:
        asked = st.query_params.get(LANGUAGE_IN_ADDRESS, DEFAULT)
        state[LANGUAGE] = asked if asked in LANGUAGES else DEFAULT
    if ID not in state:
        _open_from_address()
    if AS_OF not in state:
        state[AS_OF] = _day_in_address() or today
    on, language = state[AS_OF] or today, state[LANGUAGE] or DEFAULT
    _say_in_address(IN_ADDRESS, state[ID], Store().exists(state[ID]))
    _say_in_address(LANGUAGE_IN_ADDRESS, language, language != DEFAULT)
    _say_in_address(DAY_IN_ADDRESS, on.isoformat(), on != today)
    return Context(on, state[ID], state[DRAFT], Texts(language), today)


def _say_in_address(name: str, value: str, wanted: bool) -> None:
    """Keep in the address what a reload must find again, and nothing that holds no longer."""
    if wanted and st.query_params.get(name) != value:
        st.query_params[name] = value
    elif not wanted and name in st.query_params:
        del st.query_params[name]


def _day_in_address() -> date | None:
    with suppress(ValueError):
        asked = date.fromisoformat(st.query_params.get(DAY_IN_ADDRESS, ""))
        return asked if EARLIEST <= asked <= LATEST else None
    return None


def _open_from_address() -> None:
    asked, store = st.query_params.get(IN_ADDRESS, ""), Store()
    fault = Fault("error.gone") if asked else None
    if store.exists(asked):
        try:
            return use(asked, store.load(asked))
        except InputError as error:
            fault = Fault("error.damaged", error)
    use(store.new_id(), Draft())
    if fault is not None:
        st.session_state[FAULT] = fault


def use(id: str, draft: Draft) -> None:
    """Work on this matter from now on; what was wrong with another is no longer said."""
    st.session_state[ID], st.session_state[DRAFT] = id, draft
    st.session_state.pop(FAULT, None)


def adopt(matter: Matter, on: date | None = None) -> None:
    """Work on a matter that came from a file, kept under a new id."""
    use(Store().new_id(), Draft(matter))
    if on is not None:
        st.session_state[AS_OF] = on
    keep(st.session_state[DRAFT])


def keep(draft: Draft) -> None:
    """Take over a change and save it; a failure to save is shown, and the change stays in the session."""
    st.session_state[DRAFT] = draft
    try:
        Store().save(st.session_state[ID], draft)
        st.session_state.pop(FAULT, None)
    except InputError as error:
        st.session_state[FAULT] = Fault("error.store", error)


@st.cache_resource(max_entries=64, show_spinner=False)
def _assessed(text: str, on: date) -> Assessment:
    return assess(validated(read_object(text.encode())), on)


def assessed(context: Context) -> Assessment | None:
    """The assessment of the matter, or ``None`` after saying which date no law of ours covers."""
    try:
        return _assessed(to_json(context.matter), context.on)
    except LawNotInForce as error:
        st.error(f"**{context.t('error.law')}**\n\n{error}\n\n{context.t('error.law_help')}")
        return None
