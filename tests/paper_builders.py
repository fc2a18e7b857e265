"""What tests of paper share: the shipped ground, PDFs made of one drawing, and their readers."""

import io
import re
from collections.abc import Callable
from functools import cache

import pypdfium2
from builders import PROJECT, SHIPPED
from PIL.Image import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

import routes
from routes.facts import read_facts
from routes.paper.ground import Ground, read_ground
from routes.paper.page import Paper, make_pdf
from routes.read import read_file
from routes.track import Route

GROUND_FILE = PROJECT / "data" / "basemap" / "parramatta.geojson"
ROUTE_IDS = tuple(path.stem for path in sorted(SHIPPED.glob("*.gpx")))

# Names of people and places, with what is hard to set in each.
NAMES = {
    "latin": "Parramatta Loop – “14.7 km” ½ Đàlạt",
    "greek": "Ωμέγα ἀρχή",
    "cyrillic": "Живописная тропа",
    "armenian, georgian, ethiopic": "Հայերեն ქართული አማርኛ",
    "chinese": "北京奥林匹克公园 漢字龍門",
    "japanese": "東京マラソン あいう 駅",
    "korean": "서울 한강 공원",
    "vietnamese, decomposed": "Đường chạy bo\u031b\u0300 ho\u0302\u0300",
    "markup": '<img src="file:///etc/passwd"/><font size=900>&amp;<b>',
    "pdf": ") Tj ET Q (\\ %PDF <</S /JavaScript>> \\051",
    "template": "{{ 7*7 }} ${7*7} %(x)s {0}",
}
SHAPED_NAMES = {
    "arabic": "حديقة باراماتا (٥ كم) loop",
    "hebrew": "שָׁלוֹם עולם (5 km)",
    "devanagari": "हिन्दी किशोर क्षत्रिय पार्क",
    "thai": "สวนสาธารณะ ก็ กำลัง",
    "bengali and tamil": "বাংলা தமிழ்",
    "pictures": "🏃 run 🌳",
    "gunjala gondi, beyond U+FFFF": "\U00011d7a\U00011d91 \U00011d7b",
}


@cache
def ground() -> Ground:
    """Return the shipped ground."""
    return read_ground(GROUND_FILE.read_bytes())


@cache
def shipped(route_id: str) -> Route:
    """Return a shipped route."""
    name = f"{route_id}.gpx"
    return read_file((SHIPPED / name).read_bytes(), name).routes[0]


@cache
def shipped_facts() -> dict[str, routes.RouteFacts]:
    """Return what is said of the shipped routes, by their ids."""
    data = (SHIPPED / "facts.json").read_bytes()
    return {each.file_name.removesuffix(".gpx"): each for each in read_facts(data)}


def pdf_of(draw: Callable[[Paper], object], title: str = "A test") -> bytes:
    """Return the PDF of one drawing."""

    def drawn(paper: Paper) -> None:
        draw(paper)

    return make_pdf(title, drawn)


def reader_of(data: bytes) -> PdfReader:
    """Return pypdf's reader, which refuses what is not as it should be."""
    return PdfReader(io.BytesIO(data), strict=True)


def text_of(data: bytes) -> str:
    """Return the text of all pages as pypdf reads it."""
    return "\n".join(page.extract_text() for page in reader_of(data).pages)


def said_in(data: bytes) -> list[str]:
    """Return what the file says that shaped letters and pictures stand for (ActualText)."""
    found = []
    for page in reader_of(data).pages:
        content = page.get_contents()
        assert content is not None
        digits = re.findall(rb"/ActualText <feff([0-9a-f]*)>", content.get_data())
        found += [bytes.fromhex(each.decode()).decode("utf-16-be") for each in digits]
    return found


def picture_of(data: bytes, page: int = 0, scale: float = 1.0) -> Image:
    """Return a page as a picture; at a scale of 1 a point is a pixel."""
    document = pypdfium2.PdfDocument(data)
    try:
        picture = document[page].render(scale=scale).to_pil()
        assert isinstance(picture, Image)
        return picture.convert("RGB")
    finally:
        document.close()


def fonts_of(data: bytes) -> dict[str, bool]:
    """Return the faces of all pages, and of each whether its outlines are in the file."""
    found: dict[str, bool] = {}
    for page in reader_of(data).pages:
        for font in page["/Resources"]["/Font"].values():
            face = font.get_object()
            descriptor = face.get("/FontDescriptor", DictionaryObject()).get_object()
            table = face["/ToUnicode"].get_object().get_data()
            # What a letter stands for is told in UTF-16.
            assert all(len(digits) % 4 == 0 for digits in re.findall(rb"<([0-9A-F]{3,})>", table))
            found[str(face["/BaseFont"])] = "/FontFile2" in descriptor
    return found
