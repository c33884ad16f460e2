"""The app: ``streamlit run app.py``. Page set-up, today's date, navigation; nothing else."""

from __future__ import annotations

from datetime import date

import streamlit as st

from advisor.pages import frame

st.set_page_config(page_title="清欠 · 工程款追索顾问", page_icon="⚖️", layout="centered")
frame.run(date.today())  # noqa: DTZ011  the reader's own calendar day is meant
