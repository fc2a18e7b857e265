"""What can go wrong with a route, as codes; screens turn a code into a sentence."""

from enum import StrEnum


class Fault(StrEnum):
    """Why a file is refused; `routes.screens.words` has the sentence for each."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_POINTS = "too_many_points"
    ENCODING = "encoding"
    BROKEN_XML = "broken_xml"
    UNSAFE_XML = "unsafe_xml"
    NOT_GPX = "not_gpx"
    BAD_COORDINATE = "bad_coordinate"
    NO_LINE = "no_line"
    UNREADABLE = "unreadable"
    NO_ACCESS = "no_access"
    NOT_A_FILE = "not_a_file"
    NO_FOLDER = "no_folder"
    BAD_FACTS = "bad_facts"
    BROKEN_FIT = "broken_fit"
    BROKEN_ARCHIVE = "broken_archive"
    UNSAFE_ARCHIVE = "unsafe_archive"
    LOCKED_ARCHIVE = "locked_archive"
    NESTED_ARCHIVE = "nested_archive"
    NO_ROUTE_FILE = "no_route_file"
    TOO_MANY_LINES = "too_many_lines"
    TOO_LONG = "too_long"
    NOT_SAVED = "not_saved"
    NOT_NETWORK = "not_network"
    BAD_NETWORK = "bad_network"
    TOO_LARGE_NETWORK = "too_large_network"
    NOT_EXTRACT = "not_extract"
    PACKED_EXTRACT = "packed_extract"
    HISTORY = "history"
    CUT_ANSWER = "cut_answer"
    BROKEN_EXTRACT = "broken_extract"
    TOO_LARGE_EXTRACT = "too_large_extract"
    NO_WAYS = "no_ways"
    NO_NODES = "no_nodes"
    NO_EXTRA = "no_extra"
    BAD_HEIGHTS = "bad_heights"
    NO_HEIGHTS_THERE = "no_heights_there"
    HEIGHTS_PICTURE = "heights_picture"
    HEIGHTS_UNPLACED = "heights_unplaced"
    HEIGHTS_ELSEWHERE = "heights_elsewhere"
    WILD_HEIGHTS = "wild_heights"


class RouteError(Exception):
    """Any refusal by the routes package."""


class RouteFileError(RouteError, ValueError):
    """A file that is not taken in.

    `code` chooses the sentence, `detail` is for the log, `where` is the file's name.
    """

    def __init__(self, code: Fault, detail: str = "", where: str = "") -> None:
        super().__init__(f"{where or 'file'}: {code.value}{': ' if detail else ''}{detail}")
        self.code = code
        self.detail = detail
        self.where = where


class UnknownRouteError(RouteError, KeyError):
    """An id that no route of the catalogue has."""


class StaleRouteError(RouteError):
    """A route whose file changed or went since the last scan; scanning again puts it right."""


class ShapeError(RouteError, ValueError):
    """An edit that the route's geometry does not allow."""
