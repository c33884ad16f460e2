"""The pages (Streamlit): what a person sees. Nothing else of ours imports Streamlit, except ``app.py``."""
