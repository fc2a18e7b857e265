"""The few page styles that Streamlit's theme has no setting for."""

from pathlib import Path

import streamlit as st

from routes.language import words_tag
from routes.look import Look, TextSize
from routes.palette import declarations
from routes.screens.leading import led

_COLOURS = f"<style>html {{{declarations()}}}</style>"
# Heights by the window, since Python does not know it: the map leaves room for what follows.
_STYLE = """<style>
[data-testid="stMainBlockContainer"] { max-width: 1360px; margin: 0 auto; }
[data-testid="stMainBlockContainer"] h1 { padding: 0 0 0.25rem; }
iframe[title="streamlit_folium.st_folium"] { height: min(50vh, 520px) !important; }
/* The page Draw: tools, numbers and the way to keep are in the frame, and the map is the page. */
.st-key-draw-map iframe[title="streamlit_folium.st_folium"] {
  height: min(76vh, 820px) !important; min-height: 480px;
}
[data-testid^="stBaseButton-primary"]:not(:disabled) {
  color: var(--lw-on-primary) !important;
}
/* Streamlit writes what is chosen of several in the primary colour on a tint of it: too faint. */
[data-testid="stBaseButton-pillsActive"] p, [data-testid="stBaseButton-segmented_controlActive"] p {
  color: var(--lw-text) !important;
}
/* What lies over the page is outside of it, and does not know by itself that it is in the dark. */
@media (prefers-color-scheme: dark) {
  [role="dialog"], [data-floating-ui-portal] { color-scheme: dark; }
}
/* Streamlit folds its menu into a drawer on narrow screens, which stays open over the page that was
   chosen in it: plain links in the page do better there. */
:has(> .st-key-narrow-menu) { display: none; }
/* Who runs stands at the right end of the title's line. */
.st-key-top {
  justify-content: flex-end !important; height: 2.5rem; margin-bottom: -3.5rem; gap: 0;
  pointer-events: none;
}
.st-key-you { pointer-events: auto; z-index: 1; }
.st-key-remembered, .st-key-root { position: absolute; }
/* Who runs stands at the right end of this line too, where there is one. */
.st-key-notices { padding-right: 7.5rem; }
@media (max-width: 768px) {
  .st-key-top {
    height: auto; margin-bottom: 0; pointer-events: auto; flex-wrap: nowrap; align-items: center;
  }
  .st-key-notices { padding-right: 0; }
  :has(> .st-key-narrow-menu) { display: flex; flex: 1 1 0; min-width: 0; }
  .st-key-narrow-menu { gap: 0 0.1rem; }
  .st-key-narrow-menu a > span:first-child:not(:only-child) { display: none; }
  .st-key-narrow-menu a { min-height: 2.75rem; padding: 0 0.5rem; }
  [data-testid="stExpandSidebarButton"], [data-testid="stSidebar"] { display: none; }
}
/* What was done last, with its Undo, while a long page is scrolled. */
:has(> .st-key-said) { position: sticky; top: 3.75rem; z-index: 2; }
.st-key-said .st-key-last-step { background: var(--lw-page); }
[class*="st-key-run-20"] { padding-left: 5.1rem; }
/* From part to part of a long page. */
.st-key-jumps p { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; }
.st-key-jumps a {
  display: inline-flex; align-items: center; min-height: 2.25rem; white-space: nowrap;
}
.st-key-to-week { display: none; }
/* As high as the fields beside them. */
.st-key-loop-ask button[data-variant] { min-height: 2.5rem; }
/* Seven days side by side, on a phone too. */
[data-testid="stButtonGroup"] [data-variant="pills"] { padding-inline: 0.6rem; }
[data-testid="stHeading"] h2 { scroll-margin-top: 7rem; }
/* Streamlit fades the words of its compact expanders to 4.4 : 1 on the light ground. */
[data-testid="stExpander"] summary,
[data-testid="stExpander"] summary > span,
[data-testid="stExpander"] summary > span > div { opacity: 1 !important; }
/* Something to aim at. */
[data-testid="stFileUploaderDropzone"] { min-height: 7rem; align-items: center; }
[class*="st-key-change-"][class*="-name"] [data-testid="stText"] { font-weight: 600; }
@media (max-width: 640px) {
  :has(> .st-key-jumps) {
    position: sticky; top: 3.75rem; z-index: 1; background: var(--lw-page);
  }
  .st-key-jumps p { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; }
  .st-key-jumps a { min-height: 2.75rem; }
  .st-key-to-week { display: flex; }
  .st-key-to-week a {
    display: flex; justify-content: center; align-items: center; min-height: 2.75rem;
    border-radius: 0.6rem; text-decoration: none; font-weight: 600;
    background: var(--lw-primary); color: var(--lw-on-primary) !important;
  }
  [role="dialog"] [data-testid="stRadio"] label { min-height: 2.25rem; }
  [class*="st-key-run-20"] { padding-left: 3.5rem; }
  .st-key-loop_door_popover { flex-basis: 100% !important; }
  [data-testid="stMainBlockContainer"] { padding: 4rem 1rem 3rem; }
  iframe[title="streamlit_folium.st_folium"] { height: 46vh !important; }
}
</style>"""

# Of what the browser's own settings ask for.
_PERCENT = {TextSize.NORMAL: 100.0, TextSize.LARGE: 112.5, TextSize.LARGER: 125.0}
_STILL = """*, *::before, *::after {
  animation-duration: 1ms !important; animation-iteration-count: 1 !important;
  transition-duration: 1ms !important; scroll-behavior: auto !important;
}"""
_ASSETS = Path(__file__).parent / "assets"
_SCRIPT = "".join((_ASSETS / f"{name}.js").read_text("utf-8") for name in ("leading", "root"))
_ROOT = st.components.v2.component("loopwell_root", html="<i></i>", js=_SCRIPT)
_PLAIN = Look()


def dress_page(look: Look = _PLAIN) -> None:
    """Add the page styles, and tell the browser the page's language and focus; call once a run."""
    st.html(f"{_COLOURS}{_STYLE}<style>{_size(look)}{_motion(look)}</style>")
    _ROOT(
        key="root",
        data={"lang": words_tag(), "motion": look.motion.value, "lead": led()},
        height=0,
    )


def _size(look: Look) -> str:
    """Return the size of a root's text: everything else is measured by it."""
    percent = _PERCENT[look.text_size]
    return (
        ""
        if look.text_size is TextSize.NORMAL
        else f":root {{ font-size: {percent}% !important; }}\n"
    )


def _motion(look: Look) -> str:
    return _STILL if look.is_calm else f"@media (prefers-reduced-motion: reduce) {{ {_STILL} }}"
