"""Streamlit pages and widgets about routes, and all their words."""
