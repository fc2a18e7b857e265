"""What can go wrong with a route, as codes; screens turn a code into a sentence."""

from enum import StrEnum


class Fault(StrEnum):
    """Why a file is refused."""

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


class RouteError(Exception):
    """Any refusal by the routes package."""


class RouteFileError(RouteError, ValueError):
    """A file that is not taken in: `code` for the sentence, `detail` for the log, `where` is the file name."""

    def __init__(self, code: Fault, detail: str = "", where: str = "") -> None:
        super().__init__(f"{where or 'file'}: {code.value}{': ' if detail else ''}{detail}")
        self.code = code
        self.detail = detail
        self.where = where


class ShapeError(RouteError, ValueError):
    """An edit that the route's geometry does not allow."""
