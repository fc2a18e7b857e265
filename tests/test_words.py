"""Every text of routes that a runner reads goes through a catalogue, read from the source.

For the planner tests/test_words_planner.py looks.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("routes",)
# Where pages, maps and sheets are made.
SHOWN = ("screens", "paper", "mapview")
IS_WORDS = re.compile(r"(?:.*_)?(?:labels|words)")
SAYING = frozenset({"_", "N_", "NP_", "ngettext", "pgettext"})
# Names of makes and formats, which are the same in every language, and patterns of dates.
SAME_EVERYWHERE = frozenset(
    {
        *("GPX", "TCX", "FIT", "Garmin", "COROS", "Suunto", "Polar", "Apple Watch", "Wahoo"),
        *("Amazfit", "OpenStreetMap", "EEE"),
        # What stands in an address, whatever is said of it.
        "where I am",
    }
)
# Markup, styles, scripts, icons, addresses, settings and what a text may be packed from.
NO_WORDS = re.compile(
    r"\s*<|\{%|JSON|:material|https?:|LOOPWELL_|abc|[*:@%].*[{}]\s*$|:root \{", re.DOTALL
)
# What takes texts that no runner reads: types, drawing commands of PDF, the log.
NOT_TO_READERS = frozenset({"cast", "addLiteral", "exception"})
# What no runner reads.
NOT_READ = frozenset(
    {
        # Names of the scripts' own elements, and what the styles are asked for.
        *("FeatureGroup", "Chosen", "Drawing", "Found", "Lines", "Loops", "Stage"),
        # The maker in a document's own notes.
        "Loopwell",
        # Types of features, faces and their weights, and classes of characters.
        *("Point", "JP", "SC", "TC", "KR", "KurintoSans-", "Rg", "Bd", "NFC", "AL", "NSM", "BN"),
        *("Mn", "Mc", "Me", "Cc", "Cs", "Co", "Cn", "Cf"),
    }
)


@dataclass(frozen=True)
class Module:
    """Hold a module's dotted name and its syntax tree, in which each node knows its parent."""

    name: str
    tree: ast.Module
    parents: dict[ast.AST, ast.AST]

    @property
    def is_words(self) -> bool:
        """Tell whether it is a module of words."""
        return bool(IS_WORDS.fullmatch(self.name.rpartition(".")[2]))

    @property
    def is_shown(self) -> bool:
        """Tell whether what it makes is shown to a runner."""
        return any(part in SHOWN for part in self.name.split(".")[1:-1])

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what a node lies in, from the inside out."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def place(self, node: ast.AST) -> str:
        """Return where a node stands, to be shown."""
        return f"{self.name}:{getattr(node, 'lineno', 0)}: {ast.unparse(node)[:70]}"


@cache
def modules() -> tuple[Module, ...]:
    """Return all modules of the packages."""
    files = sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    return tuple(
        parsed(".".join(file.relative_to(ROOT).with_suffix("").parts), file.read_text("utf-8"))
        for file in files
    )


def parsed(name: str, text: str) -> Module:
    """Return a module of this text."""
    tree = ast.parse(text)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    return Module(name, tree, parents)


def calls(node: ast.AST | None, names: frozenset[str]) -> bool:
    """Tell whether a node calls one of these functions by its bare name."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def marked_constants(module: Module) -> set[str]:
    """Return the names of constants that are, or hold, marked texts."""
    return {
        target.id
        for line in module.tree.body
        if isinstance(line, ast.Assign | ast.AnnAssign) and line.value
        for target in (line.targets if isinstance(line, ast.Assign) else [line.target])
        if isinstance(target, ast.Name)
        and any(calls(node, frozenset({"N_", "NP_"})) for node in ast.walk(line.value))
    }


def texts(module: Module) -> Iterator[ast.Constant]:
    """Yield the literals that look like something to read and are not said through a language."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        parent = module.parents[node]
        is_docstring = isinstance(parent, ast.Expr)
        is_key = isinstance(parent, ast.Dict) and node in parent.keys
        if not (is_docstring or is_key or is_elsewhere(module, node)) and reads_as_text(node.value):
            yield node


def is_elsewhere(module: Module, node: ast.AST) -> bool:
    """Tell whether a literal is said through a language, or goes where no runner reads it."""
    for each in module.above(node):
        if isinstance(each, ast.Raise) or calls(each, SAYING):
            return True
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "__all__":
            return True
        if isinstance(each, ast.Call):
            name = (
                each.func.attr if isinstance(each.func, ast.Attribute) else ast.unparse(each.func)
            )
            if name in NOT_TO_READERS:
                return True
    return False


def reads_as_text(text: str) -> bool:
    """Tell whether a literal may be something to read: words, or one that begins large."""
    if text in SAME_EVERYWHERE or NO_WORDS.match(text):
        return False
    bare = re.sub(r"\{[^{}]*\}|:[a-z]+\[", "", text)
    return bool(re.search(r"[^\W\d_]{2,}", bare) and (" " in bare or bare[:1].isupper()))


def unmarked(module: Module) -> list[str]:
    """Return the texts of a module of words that are not marked."""
    return [module.place(node) for node in texts(module) if not in_class(module, node)]


def in_class(module: Module, node: ast.AST) -> bool:
    """Tell whether a node is the value of an enum."""
    return isinstance(next(module.above(module.parents[node]), None), ast.ClassDef)


def is_ended(module: Module) -> bool:
    """Tell whether a module's last line lets it say its constants."""
    last = module.tree.body[-1]
    return isinstance(last, ast.Expr) and ast.unparse(last) == "spoken(__name__)"


def test_modules_of_words_are_found() -> None:
    names = {module.name for module in modules() if module.is_words}
    assert {"routes.screens.labels", "routes.screens.words", "routes.paper.labels"} <= names


@pytest.mark.parametrize("module", [m for m in modules() if m.is_words], ids=lambda m: m.name)
def test_a_module_of_words_marks_all_its_texts_and_says_them(module: Module) -> None:
    assert is_ended(module)
    assert unmarked(module) == []
    assert unsaid(module) == []


def unsaid(module: Module) -> list[str]:
    """Return where a function reads a marked constant of its own module without saying it."""
    marked = marked_constants(module)
    return [
        module.place(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Load)
        and node.id in marked
        and any(isinstance(each, ast.FunctionDef | ast.Lambda) for each in module.above(node))
        and not is_said_later(module, node)
    ]


def is_said_later(module: Module, node: ast.AST) -> bool:
    """Tell whether a constant is said at once, or asked only for its keys or as a whole table."""
    for each in module.above(node):
        if calls(each, frozenset({"_"})):
            return True
        if isinstance(each, ast.Compare | ast.GeneratorExp | ast.DictComp | ast.ListComp):
            return any(calls(part, frozenset({"_"})) for part in ast.walk(each)) or isinstance(
                each, ast.Compare
            )
        if isinstance(each, ast.stmt):
            return False
    return False


def test_what_is_shown_has_its_words_from_modules_of_words() -> None:
    found = [
        module.place(node)
        for module in modules()
        if module.is_shown and not module.is_words
        for node in texts(module)
        if node.value not in NOT_READ and not in_class(module, node)
    ]
    assert found == []


def words_named(module: Module) -> dict[str, str]:
    """Return the modules of words that a module imports, by the name it gives them."""
    known = {each.name for each in modules() if each.is_words}
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if f"{node.module}.{alias.name}" in known
    }


def test_nobody_imports_a_marked_constant_by_its_name() -> None:
    marked = {each.name: marked_constants(each) for each in modules() if each.is_words}
    found = [
        module.place(node)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        and any(alias.name in marked.get(node.module or "", ()) for alias in node.names)
    ]
    assert found == []


def read_too_early(module: Module) -> list[str]:
    """Return where constants of words are read, or texts are said, while a module is imported."""
    named = words_named(module)
    return [
        module.place(node)
        for node in ast.walk(module.tree)
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in named
            and node.attr.isupper()
        )
        or calls(node, SAYING - {"N_", "NP_"})
        if is_at_import(module, node)
    ]


def is_at_import(module: Module, node: ast.AST) -> bool:
    """Tell whether a node is worked out when its module is imported, as default values are."""
    inner = node
    for each in module.above(node):
        if isinstance(each, ast.Lambda) and inner is each.body:
            return False
        if isinstance(each, ast.FunctionDef) and inner in each.body:
            return False
        inner = each
    return True


def test_nothing_is_said_before_anybody_listens() -> None:
    assert [place for module in modules() for place in read_too_early(module)] == []


def unreadable(module: Module) -> list[str]:
    """Return the calls whose texts no tool can find: not literals, or with text worked into them.

    What is given to `_` may be named too, as it is marked elsewhere.
    """
    found = []
    for node in ast.walk(module.tree):
        if not calls(node, SAYING):
            continue
        assert isinstance(node, ast.Call)
        assert isinstance(node.func, ast.Name)
        count = {"ngettext": 2, "pgettext": 2, "NP_": 2}.get(node.func.id, 1)
        kinds: tuple[type[ast.expr], ...] = (ast.Constant,)
        if node.func.id == "_":
            kinds = (ast.Constant, ast.Name, ast.Attribute, ast.Subscript, ast.IfExp)
        if node.keywords or not all(isinstance(each, kinds) for each in node.args[:count]):
            found.append(module.place(node))
    return found


def test_texts_to_say_are_literals() -> None:
    found = [
        place
        for module in modules()
        if module.name != "routes.language"
        for place in unreadable(module)
    ]
    assert found == []


def glued(module: Module) -> list[str]:
    """Return where texts are put side by side with nothing but a space between them.

    Not every language has a space there: `paragraph` of routes/language.py knows.
    """
    return [
        module.place(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.JoinedStr)
        and any(isinstance(each, ast.Constant) for each in node.values)
        and all(
            not isinstance(each, ast.Constant) or str(each.value).isspace() for each in node.values
        )
    ]


def test_sentences_are_not_glued_together() -> None:
    words = [module for module in modules() if module.is_words]
    assert [place for module in words for place in glued(module)] == []


def places_in(text: str) -> list[str]:
    """Return the places of a text, as {name} or {}."""
    return re.findall(r"\{([^{}]*)\}", text)


def test_places_in_texts_have_names_and_both_numbers_have_the_same() -> None:
    for module in modules():
        for node in ast.walk(module.tree):
            if not calls(node, SAYING):
                continue
            assert isinstance(node, ast.Call)
            said = [each.value for each in node.args if isinstance(each, ast.Constant)]
            texts_said = [each for each in said if isinstance(each, str)]
            for text in texts_said:
                assert all(re.match(r"[a-z_]+", each) for each in places_in(text)), text
            if calls(node, frozenset({"ngettext"})):
                one, many = texts_said
                assert set(places_in(one)) <= set(places_in(many)), one


def written(script: str) -> list[str]:
    """Return the texts that a script itself writes onto a page."""
    sets = r"""(?:textContent|title|placeholder|alt) = |"(?:aria-\\w*text|aria-label|title)", """
    return re.findall(rf"""(?:{sets})["'`][^"'`]*[A-Za-z]{{2}}[^"'`]*""", script)


def test_scripts_get_their_words_as_data() -> None:
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("assets/*.js")]
    assert len(files) > 20
    assert [found for file in files for found in written(file.read_text("utf-8"))] == []
    assert written('button.textContent = "Show all";') == ['textContent = "Show all']
    assert written('box.setAttribute("aria-label", "Map");') == ['"aria-label", "Map']


WRONG = """
from routes.language import N_, _, spoken
from routes.screens import labels
TITLE = N_("Week")
PLAIN = "About this"
NOW = labels.TITLE
def told(count, title=labels.INTRO):
    return _(f"{count} runs") + TITLE
def both(one, other):
    return f"{one} {other}"
"""


def test_the_checks_find_what_is_wrong() -> None:
    module = parsed("routes.screens.wrong_labels", WRONG)
    assert not is_ended(module)
    assert [each.rpartition(": ")[2] for each in unmarked(module)] == ["'About this'"]
    assert [each.rpartition(": ")[2] for each in unsaid(module)] == ["TITLE"]
    assert [each.rpartition(": ")[2] for each in read_too_early(module)] == [
        "labels.TITLE",
        "labels.INTRO",
    ]
    assert len(unreadable(module)) == 1
    assert [each.rpartition(": ")[2] for each in glued(module)] == ["f'{one} {other}'"]
