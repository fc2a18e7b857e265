"""Every text of the planner that a runner reads goes through a catalogue, read from the source.

Texts stand in modules of words, marked; nobody takes a copy of one before its language is known.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from test_words import glued, parsed, unsaid

PLANNER = Path(__file__).parents[1] / "planner"
_SAYS = frozenset({"_", "N_", "NP_", "ngettext", "pgettext"})
# What takes a pattern or a context beside a text, by the places of what is a literal in them.
_PATTERNS = frozenset({"day_text"})
# Texts of data files and of rules, which are marked where they are read: name of the attribute.
_DATA = frozenset(
    {"name", "how", "caution", "feel", "stop", "area", "advice", "source", "says", "uses"}
)
_OF_FILES = frozenset({"text", "note", "title", "when", "do", "signs"})
# Where words are put together that a runner reads on paper, in a calendar or in a pack.
_OTHER_WORDS = ("screens.joined", "screens.dates", "screens.counted")
# Widgets' arguments that a runner reads; the first one is another.
_READ = frozenset({"label", "body", "text", "help", "placeholder", "title", "alt"})
# Streamlit's own marks in texts, and what stands for what cannot be: icons, colours, sizes.
_MARKS = re.compile(r":material/\w*:?|:[a-z]+\[|`|\{[^{}]*\}")
# What names a text of a data file, and how fields write days.
_ID = re.compile(r"[a-z_]+\.[a-z_.]*|[DMY./]+")
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_CALLS = frozenset(
    name
    for row in (
        "title header subheader text write markdown caption error info warning success code",
        "button download_button form_submit_button link_button page_link metric",
        "checkbox toggle radio pills segmented_control selectbox multiselect select_slider slider",
        "number_input text_input text_area date_input time_input file_uploader",
        "expander popover dialog tabs status spinner progress toast",
    )
    for name in row.split()
)


@cache
def modules() -> dict[str, ast.Module]:
    found = {}
    for file in sorted(PLANNER.rglob("*.py")):
        name = ".".join(file.relative_to(PLANNER).with_suffix("").parts)
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            for child in ast.iter_child_nodes(node):
                child.parent = node  # type: ignore[attr-defined]
        found[name] = tree
    return found


def is_words(name: str) -> bool:
    last = name.rpartition(".")[2]
    is_named = last.endswith(("labels", "words", "_words")) or last == "red_flags"
    return is_named or name in _OTHER_WORDS


WORDS = sorted(name for name in modules() if is_words(name))
OTHERS = sorted(
    name
    for name in modules()
    if not is_words(name) and name.startswith(("screens.", "sheet.", "ics."))
)

# Names on a watch, in few characters.
_SHORT_NAMES = "screens.workout_labels"


def called(node: ast.AST) -> str:
    """Return the name of what a call calls, "" for no call."""
    if not isinstance(node, ast.Call):
        return ""
    func = node.func
    return func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")


def above(node: ast.AST) -> Iterator[ast.AST]:
    while (parent := getattr(node, "parent", None)) is not None:
        yield parent
        node = parent


def is_doc(node: ast.Constant) -> bool:
    return isinstance(getattr(node, "parent", None), ast.Expr)


def texts(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield what is a text with words in it, without docstrings."""
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and not is_doc(node) and _LETTERS.search(_MARKS.sub("", node.value)):
            yield node


def marked(tree: ast.Module) -> set[str]:
    """Return the names of a module's constants that hold marked texts."""
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and node.value is not None
        and any(called(each) in {"N_", "NP_"} for each in ast.walk(node.value))
        for whole in (node.targets if isinstance(node, ast.Assign) else [node.target])
        for target in ast.walk(whole)
        if isinstance(target, ast.Name)
    }


def is_code(node: ast.Constant) -> bool:
    """Tell whether a text of a module of words is none that a runner reads.

    Values of an enumeration, keys, what is compared, looked up or said how to be formatted.
    """
    if _ID.fullmatch(node.value):
        return True
    parent = getattr(node, "parent", None)
    if isinstance(parent, ast.JoinedStr):
        return any(isinstance(each, ast.FormattedValue) for each in above(parent))
    if isinstance(parent, ast.Compare | ast.Subscript):
        return True
    if isinstance(parent, ast.Tuple) and isinstance(getattr(parent, "parent", None), ast.Compare):
        return True
    if isinstance(parent, ast.Dict) and node in parent.keys:
        return True
    return any(isinstance(each, ast.ClassDef) and not _in_function(node) for each in above(node))


def _in_function(node: ast.AST) -> bool:
    return any(isinstance(each, ast.FunctionDef | ast.Lambda) for each in above(node))


@pytest.mark.parametrize("name", WORDS)
def test_a_module_of_words_says_its_constants(name: str) -> None:
    tree = modules()[name]
    if marked(tree):
        assert ast.unparse(tree.body[-1]) == "spoken(__name__)"


@pytest.mark.parametrize("name", WORDS)
def test_a_module_of_words_has_no_text_that_is_not_said(name: str) -> None:
    unsaid = [
        f"{node.lineno}: {node.value}"
        for node in texts(modules()[name])
        if not is_code(node)
        and not any(called(each) in _SAYS | _PATTERNS for each in above(node))
        and not (name in _NOT_WORDS and node.value in _NOT_WORDS[name])
    ]
    assert unsaid == []


@pytest.mark.parametrize("name", WORDS)
def test_a_module_of_words_says_its_own_constants_where_it_reads_them(name: str) -> None:
    found = unsaid(parsed(name, ast.unparse(modules()[name])))
    assert [place for place in found if place.rpartition(": ")[2] not in _SAID_BELOW] == []


@pytest.mark.parametrize("name", sorted({*WORDS} - {_SHORT_NAMES}))
def test_sentences_are_not_glued_together(name: str) -> None:
    assert glued(parsed(name, ast.unparse(modules()[name]))) == []


@pytest.mark.parametrize("name", sorted(modules()))
def test_only_literal_texts_are_said(name: str) -> None:
    """What is not literal is in no catalogue, but for a module's own constants and for data."""
    for node in ast.walk(modules()[name]):
        if called(node) in _SAYS and isinstance(node, ast.Call):
            whole = node.args[:2] if called(node) == "ngettext" else node.args
            assert all(map(_can_be_said, whole)), f"{node.lineno}: {ast.unparse(node)}"


def _can_be_said(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.Subscript):
        node = node.value
    if isinstance(node, ast.Attribute):
        return node.attr in _DATA | _OF_FILES or node.attr.isupper()
    return isinstance(node, ast.Name) and (
        node.id.isupper() or node.id in {"text", "texts", "advice"}
    )


@pytest.mark.parametrize("name", sorted(modules()))
def test_nobody_takes_a_marked_constant_before_its_language_is_known(name: str) -> None:
    tree = modules()[name]
    alias: dict[str, str] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not node.module:
            continue
        base = node.module.removeprefix("planner.").removeprefix("planner")
        for each in node.names:
            whole = f"{base}.{each.name}".lstrip(".")
            if whole in WORDS:
                alias[each.asname or each.name] = whole
            if base in WORDS:
                assert each.name not in marked(modules()[base]), f"{node.lineno}: {each.name}"
    early = [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in alias
        and node.attr in marked(modules()[alias[node.value.id]])
        and not _is_late(node)
    ]
    assert early == []


def _is_late(node: ast.AST) -> bool:
    """Tell whether a node is read when a function runs; defaults are read before."""
    before: ast.AST = node
    for each in above(node):
        if isinstance(each, ast.Lambda) and before is each.body:
            return True
        if isinstance(each, ast.FunctionDef) and before in each.body:
            return True
        before = each
    return False


@pytest.mark.parametrize("name", OTHERS)
def test_no_screen_and_no_paper_has_a_text_of_its_own(name: str) -> None:
    own = [
        f"{node.lineno}: {ast.unparse(part)}"
        for node in ast.walk(modules()[name])
        if isinstance(node, ast.Call)
        for part in _read_parts(node)
        for text in texts(part)
        if any(text is each for each in ast.walk(part)) and not _is_inner(text, node)
    ]
    assert own == []


def _read_parts(node: ast.Call) -> Iterator[ast.expr]:
    """Yield the arguments of a widget that a runner reads, and what its script is given."""
    if called(node) in _CALLS:
        yield from node.args[:1]
        yield from (each.value for each in node.keywords if each.arg in _READ)
    for each in node.keywords:
        if each.arg == "data" and isinstance(each.value, ast.Dict):
            yield from each.value.values


def _is_inner(text: ast.AST, call: ast.Call) -> bool:
    """Tell whether a text is a key, is an argument of a call within, or is looked up by."""
    before = text
    for each in above(text):
        if isinstance(each, ast.Dict) and before in each.keys:
            return True
        before = each
        if each is call:
            return False
        if isinstance(each, ast.Call | ast.Subscript | ast.Compare | ast.Lambda):
            return True
    return False


# What is handed on to a function of the same module that says it.
_SAID_BELOW = frozenset({"_LONG", "_LONG_RUN", "_STEPS", "_WALK_RUN", "_SORE", "_NO_LUNGE"})
# What stands in modules of words and is never read: forms of numbers, codes of an address, names
# of texts in data files.
_NOT_WORDS = {
    "screens.dates": {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
    "screens.workout_labels": {"min"},
    "screens.care_words": {"check_up", "ice", "pain", "days", "title", "note", "way_back"},
    "screens.check_in_labels": {"worst", "morning", "signs"},
    "screens.red_flags": {"disc", "title", "when"},
    "screens.words": {"distance", "pace", "percent", "minutes", "ordinal"},
}
