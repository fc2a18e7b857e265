"""Streamlit pages and widgets about the plan, and all their words."""
