"""The few page styles that Streamlit's theme has no setting for."""

import streamlit as st

# Heights by the window, since Python does not know it: the map leaves room for what follows.
_STYLE = """<style>
[data-testid="stMainBlockContainer"] { max-width: 1360px; margin: 0 auto; }
[data-testid="stMainBlockContainer"] h1 { padding: 0 0 0.25rem; }
iframe[title="streamlit_folium.st_folium"] { height: min(50vh, 520px) !important; }
/* The page Draw: tools, numbers and the way to keep are in the frame, and the map is the page. */
.st-key-draw-map iframe[title="streamlit_folium.st_folium"] {
  height: min(76vh, 820px) !important; min-height: 480px;
}
/* A primary button in the dark has dark words: white on light green is too faint. */
[data-testid="stBaseButton-primary"]:not(:disabled) {
  color: light-dark(#FFFFFF, #101816) !important;
}
/* Streamlit folds its menu into a drawer on narrow screens, which stays open over the page that was
   chosen in it: plain links in the page do better there. */
.st-key-narrow-menu { display: none; }
/* Who runs stands at the right end of the title's line. */
.st-key-top { justify-content: flex-end; margin-bottom: -3.4rem; z-index: 1; }
.st-key-top, .st-key-top > * { pointer-events: none; }
.st-key-you, .st-key-narrow-menu { pointer-events: auto; width: auto !important; }
@media (max-width: 768px) {
  .st-key-top { justify-content: space-between; margin-bottom: 0; }
  .st-key-narrow-menu { display: flex; }
  [data-testid="stExpandSidebarButton"], [data-testid="stSidebar"] { display: none; }
}
[class*="st-key-run-20"] { padding-left: 5.1rem; }
/* Something to aim at. */
[data-testid="stFileUploaderDropzone"] { min-height: 7rem; align-items: center; }
@media (max-width: 640px) {
  [class*="st-key-run-20"] { padding-left: 3.5rem; }
  [data-testid="stMainBlockContainer"] { padding: 4rem 1rem 3rem; }
  iframe[title="streamlit_folium.st_folium"] { height: 46vh !important; }
}
</style>"""


def dress_page() -> None:
    """Add the page styles; call once a run."""
    st.html(_STYLE)
