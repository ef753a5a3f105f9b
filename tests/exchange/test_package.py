from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from typing import cast

import pytest
from PIL import Image
from pypdf import PageObject, PasswordType, PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NullObject,
    StreamObject,
)
from PySide6.QtPdf import QPdfDocument

from ib_desk.application.paper import (
    AttachmentUnfit,
    Mark,
    NothingToPrint,
    Package,
    PackageOrder,
    PrintChoices,
)
from ib_desk.application.pieces import PieceKind
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.domain.file.scans import scans_of
from ib_desk.domain.leaving.sign_offs import FORM, digest_of
from ib_desk.domain.leaving.signed_sheets import signed_values
from ib_desk.domain.records.attachment import Attachment, AttachmentId, ContentId, MediaType
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState, Way
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.seen import SeenText, SignOff
from ib_desk.domain.records.sheet_signature import ScanHolds, SheetSaid, SheetSignature
from ib_desk.exchange.package import PdfPackages
from ib_desk.reader.making import MAKER
from ib_desk.reader.packing import SealBroken, check_seal, seal
from ib_desk.ui.messages import message_for
from tests.builders import MOTHER, REQUEST, attachments, known_id, noor, request, without
from tests.domain.made_files import with_more
from tests.exchange.attached import (
    SECRET,
    blank_pdf,
    changed_pdf,
    damaged_stream,
    filled_in_form,
    in_two_parts,
    loaded_pdf,
    locked_pdf,
    no_pages,
    noor_with,
    photo,
    plain_pdf,
    stamped_pdf,
    turned_pdf,
    wide_pdf,
)
from tests.exchange.printing import STAMP, needs, pages_of, prints, run, standing_in_order
from tests.made_pages import PacksInProcess, made_of
from tests.reader import pdfs
from tests.shipped import catalogue

PASSPHRASE = "appel boom citroen deur emmer fiets"
FORBIDDEN = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/EmbeddedFiles", "/URI", "/Metadata"}
FORBIDDEN |= {"/PieceInfo", "/Annots", "/AcroForm", "/Author"}
PDF = MediaType.PDF
TEXT = MediaType.TEXT


def packed(*documents, choices=None, progress=None, passphrase=PASSPHRASE) -> Package:
    whole, contents = noor_with(*documents)
    order = PackageOrder(
        whole=whole,
        stamp=STAMP,
        choices=choices or PrintChoices(),
        contents=contents,
        passphrase=passphrase,
    )
    return packages().write(order, progress or Silent())


def packages(maker: int = MAKER) -> PdfPackages:
    return PdfPackages(prints(), PacksInProcess(), maker)


def opened(package: Package) -> PdfReader:
    reader = PdfReader(BytesIO(package.sealed))
    assert reader.decrypt(PASSPHRASE) is not PasswordType.NOT_DECRYPTED
    return reader


def test_the_request_first_then_each_attachment_in_the_order_of_the_list():
    package = packed((plain_pdf("eerste a", "eerste b"), PDF), (b"tweede\n", TEXT))
    reader = opened(package)
    assert standing_in_order(
        "\n".join(page.extract_text() for page in reader.pages),
        "Aanvraag arrangement",
        "Wat wij vragen",
        "Bijlage 1 · Ontwikkelingsperspectief",
        "eerste a",
        "Bijlage 1 · Ontwikkelingsperspectief",
        "eerste b",
        "Bijlage 2 · Verslag MDO",
        "tweede",
    )


def test_pages_are_counted_over_the_whole_and_per_attachment():
    package = packed((plain_pdf("a", "b"), PDF), (b"c\n", TEXT))
    pages = pages_of(package.readable)
    assert len(pages) == package.pages
    for number, page in enumerate(pages, start=1):
        assert f"bladzijde {number} van {package.pages}" in page
    assert "blad 2 van 2" in pages[-2]
    assert "blad 1 van 1" in pages[-1]


def test_the_list_of_attachments_says_where_each_begins():
    package = packed((plain_pdf("a", "b"), PDF), (b"c\n", TEXT))
    own = package.pages - 3
    listed = "\n".join(pages_of(package.readable)[:own])
    assert standing_in_order(
        listed, "14 september 2026", str(own + 1), "22 juni 2026", str(own + 3)
    )


def test_bookmarks_lead_to_the_parts_and_to_each_attachment():
    reader = PdfReader(BytesIO(packed((b"a\n", TEXT), (b"b\n", TEXT)).readable))
    found = {
        str(item["/Title"]): reader.get_destination_page_number(item)
        for item in reader.outline
        if not isinstance(item, list)
    }
    last = len(reader.pages) - 1
    assert found["Wat wij vragen"] == 0
    assert found["Bijlage 1 · Ontwikkelingsperspectief"] == last - 1
    assert found["Bijlage 2 · Verslag MDO"] == last


def test_apart_each_is_a_document_of_its_own_that_names_nobody():
    whole, contents = noor_with((plain_pdf("a", "b"), PDF), (b"c\n", TEXT))
    order = PackageOrder(whole=whole, stamp=STAMP, choices=PrintChoices(), contents=contents)
    first, opp, report = packages().pieces(order, Silent())
    assert [one.name for one in (first, opp, report)] == [
        "A26-4071-aanvraag.pdf",
        "A26-4071-bijlage-1-ontwikkelingsperspectief.pdf",
        "A26-4071-bijlage-2-verslag.pdf",
    ]
    assert [one.kind for one in (first, opp, report)] == [
        PieceKind.REQUEST,
        PieceKind.ATTACHMENT,
        PieceKind.ATTACHMENT,
    ]
    assert [one.pages for one in (opp, report)] == [2, 1]
    assert [one.attachment_id for one in (opp, report)] == [
        one.id for one in whole.of(Attachment) if one.goes_along
    ]
    listed = "\n".join(pages_of(first.content))
    assert standing_in_order(listed, "Bijlagen", "Ontwikkelingsperspectief", "Verslag MDO")
    assert "Bladzijde" not in listed
    assert f"bladzijde {first.pages} van {first.pages}" in listed
    assert standing_in_order(
        "\n".join(pages_of(opp.content)),
        "Bijlage 1 · Ontwikkelingsperspectief",
        "A26-4071",
        "bladzijde 1 van 2",
        "bladzijde 2 van 2",
    )


class TestSigned:
    """A scan of the text that stands there takes the place of pages."""

    def order(self, holds: ScanHolds, scan: bytes, **values) -> PackageOrder:
        """Noor's request, with a report of the school behind it, signed by her mother."""
        bare, contents = noor_with((plain_pdf("het plan"), PDF))
        content, document = scan_of(scan)
        line = Disclosure(
            file_id=bare.file.id,
            kind=OutputKind.REQUEST_SIGN_PRINT,
            begun_at=datetime(2026, 9, 16, 9, tzinfo=UTC),
            way=Way.PRINTED,
            digest="",
        )
        offered = DisclosureEvent(
            disclosure_id=line.id,
            state=DisclosureState.OFFERED_TO_PRINTER,
            on=line.begun_at.date(),
            noted_at=line.begun_at,
        )
        signed = SheetSignature(
            disclosure_id=line.id,
            about_id=REQUEST,
            guardian_id=MOTHER,
            name="Marieke Bakker",
            says=SheetSaid.AGREES,
            said_on=date(2026, 9, 16),
            scan_id=document.id,
            holds=holds,
        )
        counting = catalogue().sign_offs.newest(SignOff.INSPECTION)
        digest = digest_of(signed_values(bare, line.kind, REQUEST, counting))
        seen = SeenText(
            file_id=bare.file.id,
            sign_off=SignOff.INSPECTION,
            signed_in=signed.id,
            form=FORM,
            fields=counting.version,
            digest=values.get("digest", digest),
            on=line.begun_at.date(),
        )
        whole = with_more(bare, line, offered, signed, seen, document)
        return PackageOrder(
            whole=whole,
            stamp=STAMP,
            choices=PrintChoices(),
            contents={**contents, document.content_id: content},
            passphrase=PASSPHRASE,
        )

    def test_all_pages_that_came_back_stand_in_the_place_of_those_that_were_printed(self):
        order = self.order(ScanHolds.ALL_PAGES, plain_pdf("getekend een", "getekend twee"))
        package = packages().write(order, Silent())
        pages = pages_of(package.readable)
        assert len(pages) == package.pages == 4
        assert standing_in_order(
            "\n".join(pages),
            "Aanvraag arrangement",
            "kenmerk A26-4071",
            "Handtekeningen",
            "zoals die getekend is. Vanaf bladzijde 2.",
            "Marieke Bakker: akkoord, 16 september 2026.",
            "Bijlagen",
            "Getekende bladzijden",
            "getekend een",
            "getekend twee",
            "Bijlage 1 · Ontwikkelingsperspectief",
            "het plan",
        )
        assert "Wat wij vragen" not in "\n".join(pages)
        assert "bladzijde 4 van 4" in pages[-1]
        assert standing_in_order(pages[0], "Ontwikkelingsperspectief", "4")
        assert packages().preview(order, Silent()).content == package.readable

    def test_the_signed_page_alone_stands_behind_those_that_were_printed(self):
        order = self.order(ScanHolds.SIGNED_PAGE, plain_pdf("de handtekeningen"))
        pages = pages_of(packages().write(order, Silent()).readable)
        assert standing_in_order(
            "\n".join(pages),
            "Wat wij vragen",
            "Het getekende blad staat hierachter.",
            "de handtekeningen",
            "het plan",
        )

    def test_for_another_text_it_stays_home(self):
        order = self.order(ScanHolds.ALL_PAGES, plain_pdf("getekend"), digest="een andere")
        text = "\n".join(pages_of(packages().write(order, Silent()).readable))
        assert "Wat wij vragen" in text
        assert "getekend" not in text

    def test_apart_it_is_a_document_of_its_own(self):
        order = self.order(ScanHolds.ALL_PAGES, plain_pdf("getekend een"))
        front, scan, plan = packages().pieces(order, Silent())
        assert [one.name for one in (front, scan, plan)] == [
            "A26-4071-aanvraag.pdf",
            "A26-4071-getekend-1.pdf",
            "A26-4071-bijlage-1-ontwikkelingsperspectief.pdf",
        ]
        assert scan.kind is PieceKind.SIGNED_SCAN
        assert "in een eigen bestand" in "\n".join(pages_of(front.content))
        assert "getekend een" in pages_of(scan.content)[0]

    def test_one_that_has_no_pages_is_told_by_its_name(self):
        order = self.order(ScanHolds.ALL_PAGES, plain_pdf("getekend"))
        (scan,) = scans_of(order.whole, request())
        gone = {key: value for key, value in order.contents.items() if key != scan.content_id}
        with pytest.raises(AttachmentUnfit) as stopped:
            packages().write(replace(order, contents=gone), Silent())
        assert stopped.value.attachment_id == scan.id


def scan_of(content: bytes) -> tuple[bytes, Attachment]:
    """A document that came in, which does not go along as an attachment."""
    whole, contents = noor_with((content, PDF))
    (own,) = [one for one in whole.of(Attachment) if one.goes_along]
    scan = replace(
        own,
        id=AttachmentId(known_id("scan")),
        content_id=ContentId(known_id("inhoud")),
        title="Scan",
        goes_along=False,
    )
    return contents[own.content_id], scan


def test_without_attachments_the_request_goes_alone():
    package = packed()
    assert package.pages == len(opened(package).pages)
    assert "Bijlage 1" not in "\n".join(pages_of(package.readable))


def test_only_the_passphrase_opens_it():
    package = packed()
    for wrong in ("", "appel", PASSPHRASE.upper(), PASSPHRASE + " "):
        reader = PdfReader(BytesIO(package.sealed))
        assert reader.decrypt(wrong) is PasswordType.NOT_DECRYPTED


def test_closed_it_says_nothing_about_anyone():
    package = packed((b"Noor van Dalen\n", TEXT))
    assert package.sealed.startswith(b"%PDF-1.7")
    for told in (b"Noor", b"Dalen", b"Zandbank", b"Aanvraag", b"Bijlage"):
        assert told not in package.sealed
    assert package.name == "A26-4071-aanvraag.pdf"


def test_opened_its_title_is_neutral_and_it_names_no_maker():
    metadata = opened(packed()).metadata
    assert metadata is not None
    assert metadata.title == "Aanvraag"
    assert metadata.author is None


def test_the_digests_are_of_the_file_and_of_the_contents():
    package = packed((b"a\n", TEXT))
    assert package.digest == sha256(package.sealed).hexdigest()
    shown = " ".join(package.contents_digest[at : at + 4] for at in range(0, 16, 4))
    assert f"Controlecode: {shown}." in pages_of(package.readable)[0]


def test_the_same_contents_have_the_same_digest_under_another_seal():
    first, second = packed((b"a\n", TEXT)), packed((b"a\n", TEXT))
    assert first.contents_digest == second.contents_digest
    assert first.digest != second.digest
    assert packed((b"b\n", TEXT)).contents_digest != first.contents_digest


def test_scripts_actions_files_links_metadata_and_hidden_notes_stay_behind():
    package = packed((loaded_pdf("wat men ziet"), PDF), (photo(), MediaType.JPEG))
    reader = PdfReader(BytesIO(package.readable))
    assert "wat men ziet" in reader.pages[-2].extract_text()
    for found in objects(reader):
        assert not FORBIDDEN & set(found)
        if isinstance(found, StreamObject):
            assert SECRET not in found.get_data()
    assert SECRET not in package.readable


def objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached from the trailer."""
    seen: set[int] = set()
    waiting: list[object] = [reader.trailer]
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            if found.idnum in seen:
                continue
            seen.add(found.idnum)
            found = found.get_object()
        if isinstance(found, DictionaryObject):
            yield found
            waiting += [found.raw_get(key) for key in found]
        elif isinstance(found, ArrayObject):
            waiting += list(found)


def test_what_was_filled_in_or_stamped_on_it_goes_along():
    package = packed((filled_in_form("ingevuld"), PDF), (stamped_pdf("gezien"), PDF))
    pages = pages_of(package.readable)
    assert "ingevuld" in pages[-2]
    assert standing_in_order(pages[-1], "onder", "gezien")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_was(turn):
    package = packed((turned_pdf("gedraaid", turn), PDF))
    reader = PdfReader(BytesIO(package.readable))
    page = reader.pages[-1]
    assert (page.mediabox.width > page.mediabox.height) == (turn in (90, 270))
    assert "gedraaid" in page.extract_text()


@needs("pdftoppm")
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_looks_as_it_did(turn, tmp_path):
    """The corner that holds ink before holds it afterwards."""
    before = corners(turned_pdf("XXXXXXXXXXXX", turn), tmp_path / "before")
    package = packed((turned_pdf("XXXXXXXXXXXX", turn), PDF))
    after = corners(package.readable, tmp_path / "after", page=package.pages)
    assert before == after


def corners(content: bytes, at, page=1):
    """Which quarter of the inner part of the page holds the most ink."""
    source = at.with_suffix(".pdf")
    source.write_bytes(content)
    run("pdftoppm", "-r", "40", "-gray", "-singlefile", "-f", str(page), source, at)
    with Image.open(at.with_suffix(".pgm")) as found:
        wide, high = found.size
        inner = found.crop((0, high // 18, wide, high - high // 18))
        half = (inner.width // 2, inner.height // 2)
        quarters = {
            (x, y): sum(
                255 - shade
                for shade in inner.crop(
                    (x * half[0], y * half[1], (x + 1) * half[0], (y + 1) * half[1])
                ).tobytes()
            )
            for x in (0, 1)
            for y in (0, 1)
        }
    return max(quarters, key=lambda quarter: quarters[quarter])


def test_a_page_kept_in_parts_is_drawn_whole():
    page = pages_of(packed((in_two_parts("boven", "beneden"), PDF)).readable)[-1]
    assert standing_in_order(page, "boven", "beneden")


@pytest.mark.parametrize("content", [changed_pdf("weg", Contents=NullObject()), blank_pdf()])
def test_an_empty_page_stays_an_empty_page(content):
    package = packed((content, PDF))
    assert package.pages == len(opened(package).pages)
    assert "weg" not in pages_of(package.readable)[-1]


def test_a_long_title_is_cut_above_the_page_and_whole_in_the_list():
    whole, contents = noor_with((b"a\n", TEXT))
    long = replace(whole.of(Attachment)[0], title="Verslag " + "van een lang overleg " * 12)
    order = PackageOrder(
        whole=noor(long, *[replace(one, goes_along=False) for one in attachments()[1:]]),
        stamp=STAMP,
        choices=PrintChoices(),
        contents=contents,
        passphrase=PASSPHRASE,
    )
    pages = pages_of(packages().write(order, Silent()).readable)
    assert long.title.strip() in " ".join(" ".join(pages[:-1]).split())
    above = pages[-1].splitlines()[0]
    assert above.startswith("Bijlage 1 · Verslag van een lang overleg")
    assert above.endswith("… blad 1 van 1")


def test_the_preview_is_what_will_be_sealed():
    whole, contents = noor_with((b"a\n", TEXT))
    order = PackageOrder(whole=whole, stamp=STAMP, choices=PrintChoices(), contents=contents)
    shown = packages().preview(order, Silent())
    package = packed((b"a\n", TEXT))
    assert (shown.pages, shown.name) == (package.pages, package.name)
    assert shown.content == package.readable


@pytest.mark.parametrize("called_off", [False, True])
def test_what_a_proof_unpacked_does_not_wait_in_memory_for_the_collector(monkeypatch, called_off):
    """Only the collector of the window's thread may run, and proofs follow each other quickly."""
    opened_here: list[PdfReader] = []

    class NotedReader(PdfReader):
        def __init__(self, stream: BytesIO) -> None:
            super().__init__(stream)
            opened_here.append(self)

    monkeypatch.setattr("ib_desk.reader.packing.PdfReader", NotedReader)
    whole, contents = noor_with((plain_pdf("een", "twee"), PDF), (photo(), MediaType.JPEG))
    order = PackageOrder(whole=whole, stamp=STAMP, choices=PrintChoices(), contents=contents)
    if called_off:
        with pytest.raises(Cancelled):
            packages().preview(order, Stopping(at=2))
    else:
        packages().preview(order, Silent())
    assert opened_here != []
    assert all(one.stream.closed and not one.resolved_objects for one in opened_here)


def test_what_is_kept_is_what_was_sealed():
    package = packed((photo(), MediaType.JPEG), (filled_in_form("x"), PDF), (b"a\n", TEXT))
    kept, left = PdfReader(BytesIO(package.readable)), opened(package)
    assert len(kept.pages) == len(left.pages)
    for own, sealed in zip(kept.pages, left.pages, strict=True):
        assert drawn_by(own) == drawn_by(sealed)


def drawn_by(page: PageObject) -> list[bytes]:
    """The commands of a page, and all that they draw with."""
    resources = cast("DictionaryObject", page["/Resources"].get_object())
    forms = cast("DictionaryObject", resources.get("/XObject", DictionaryObject()).get_object())
    streams = [cast("StreamObject", forms[name].get_object()) for name in sorted(forms)]
    contents = page.raw_get("/Contents").get_object()
    parts = contents if isinstance(contents, ArrayObject) else [contents]
    commands = b"\n".join(cast("StreamObject", part.get_object()).get_data() for part in parts)
    return [commands, *(stream.get_data() for stream in streams)]


def test_the_same_pages_open_with_new_words_and_no_longer_with_the_old():
    package = packed((b"a\n", TEXT))
    words = "zomer trui maan kast bord lepel"
    again = PdfReader(BytesIO(packages().seal_again(package.readable, words, Silent())))
    assert again.decrypt(PASSPHRASE) is PasswordType.NOT_DECRYPTED
    assert again.decrypt(words) is not PasswordType.NOT_DECRYPTED
    assert len(again.pages) == package.pages


def test_a_wide_page_gets_a_wide_sheet():
    reader = PdfReader(BytesIO(packed((wide_pdf("breed"), PDF)).readable))
    assert reader.pages[-1].mediabox.width > reader.pages[-1].mediabox.height


def test_a_photo_is_upright_and_carries_only_its_pixels():
    package = packed((photo(), MediaType.JPEG))
    (picture,) = [
        found
        for found in objects(PdfReader(BytesIO(package.readable)))
        if found.get("/Subtype") == "/Image"
    ]
    assert str([picture["/Width"], picture["/Height"]]) == "[300, 400]"
    assert "/DCTDecode" in str(picture["/Filter"])
    assert SECRET not in package.readable


def test_markup_in_a_text_is_text():
    package = packed((b"<b>vet</b> & <img src='/etc/hostname'/>\n    ingesprongen\n", TEXT))
    page = pages_of(package.readable)[-1]
    assert "<b>vet</b> & <img src='/etc/hostname'/>" in page
    assert "ingesprongen" in page


def test_the_mark_stands_on_the_pages_of_attachments_too():
    package = packed((b"a\n", TEXT), choices=PrintChoices(mark=Mark.EXAMPLE))
    assert all("VOORBEELD" in page for page in pages_of(package.readable))


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (locked_pdf(), PDF, Unfit.PASSWORD),
        (b"  \n", TEXT, Unfit.EMPTY),
        ("goed ✓".encode(), TEXT, Unfit.CHARACTER),
    ],
)
def test_what_has_no_pages_is_named_by_its_place_alone(content, media_type, reason):
    with pytest.raises(AttachmentUnfit) as stopped:
        packed((b"goed\n", TEXT), (content, media_type))
    assert stopped.value.reason is reason
    assert stopped.value.position == 2
    assert stopped.value.attachment_id == attachments()[1].id
    assert attachments()[1].title not in str(stopped.value)


def test_the_sign_that_cannot_be_printed_is_named():
    with pytest.raises(AttachmentUnfit) as stopped:
        packed(("goed ✓ en 😀".encode(), TEXT))
    assert stopped.value.character == "✓"
    assert "Het teken ‘✓’ is hier niet af te drukken." in message_for(stopped.value).text


def kept(pdf: bytes) -> bytes:
    return replace(made_of(b"a\n"), pdf=pdf).kept().content


@pytest.mark.parametrize(
    ("content", "maker", "reason"),
    [
        (None, MAKER, Unfit.ABSENT),
        (b"", MAKER, Unfit.DAMAGED),
        (kept(b"%PDF-1.7 niets"), MAKER, Unfit.DAMAGED),
        (kept(no_pages()), MAKER, Unfit.DAMAGED),
        (kept(changed_pdf("a", Contents=damaged_stream())), MAKER, Unfit.DAMAGED),
        (kept(plain_pdf("a")), MAKER + 1, Unfit.OUTDATED),
    ],
    ids=["gone", "nothing", "no pdf", "no pages", "a broken page", "of an earlier maker"],
)
def test_pages_that_are_gone_or_damaged_or_of_an_earlier_maker_do_not_leave(content, maker, reason):
    whole, contents = noor_with((b"a\n", TEXT))
    (own,) = [one for one in whole.of(Attachment) if one.goes_along]
    digest = "" if content is None else sha256(content).hexdigest()
    order = PackageOrder(
        whole=noor(
            replace(own, pages_digest=digest),
            *[replace(one, goes_along=False) for one in attachments()[1:]],
        ),
        stamp=STAMP,
        choices=PrintChoices(),
        contents={} if content is None else dict.fromkeys(contents, content),
        passphrase=PASSPHRASE,
    )
    with pytest.raises(AttachmentUnfit) as stopped:
        packages(maker).write(order, Silent())
    assert stopped.value.reason is reason
    with pytest.raises(AttachmentUnfit) as stopped:
        packages(maker).pieces(order, Silent())
    assert stopped.value.reason is reason


def test_pages_that_are_not_the_ones_that_were_made_do_not_leave():
    whole, contents = noor_with((b"a\n", TEXT))
    order = PackageOrder(
        whole=whole,
        stamp=STAMP,
        choices=PrintChoices(),
        contents=dict.fromkeys(contents, kept(plain_pdf("b"))),
        passphrase=PASSPHRASE,
    )
    with pytest.raises(AttachmentUnfit) as stopped:
        packages().write(order, Silent())
    assert stopped.value.reason is Unfit.DAMAGED


def test_what_a_child_that_was_taken_over_put_in_its_pages_stays_behind():
    """The child that makes pages opens what a stranger made; its answer is no more believed."""
    content = kept(loaded_pdf("wat men ziet"))
    whole, contents = noor_with((b"a\n", TEXT))
    (own,) = [one for one in whole.of(Attachment) if one.goes_along]
    order = PackageOrder(
        whole=noor(
            replace(own, pages_digest=sha256(content).hexdigest()),
            *[replace(one, goes_along=False) for one in attachments()[1:]],
        ),
        stamp=STAMP,
        choices=PrintChoices(),
        contents=dict.fromkeys(contents, content),
        passphrase=PASSPHRASE,
    )
    reader = PdfReader(BytesIO(packages().write(order, Silent()).readable))
    assert "wat men ziet" in reader.pages[-1].extract_text()
    for found in objects(reader):
        assert not FORBIDDEN & set(found)


def test_our_frame_does_not_change_how_theirs_is_drawn():
    """The lines of the frame are grey and thin: a drawing that sets neither would be so, too."""
    drawn = pdfs.page(b"100 400 m 500 400 l S 100 100 200 200 re f")
    package = packed((drawn, PDF))
    frame, form = drawn_by(PdfReader(BytesIO(package.readable)).pages[-1])
    del form
    before = frame.split(b"/Attached Do")[0]
    assert before.split().count(b"q") == before.split().count(b"Q") + 1


def test_without_a_request_there_is_no_package():
    order = PackageOrder(
        whole=without(noor(), SwvRequest),
        stamp=STAMP,
        choices=PrintChoices(),
        contents={},
        passphrase=PASSPHRASE,
    )
    with pytest.raises((NothingToPrint, AttachmentUnfit)):
        packages().write(order, Silent())


class Stopping:
    def __init__(self, at: int) -> None:
        self.at = at
        self.heard: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.heard.append((done, total))
        if len(self.heard) == self.at:
            raise Cancelled


@pytest.mark.parametrize("at", [1, 2, 4])
def test_it_can_be_called_off_at_each_step(at):
    with pytest.raises(Cancelled):
        packed((b"a\n", TEXT), (b"b\n", TEXT), progress=Stopping(at))


def test_progress_never_goes_back_and_ends_at_its_total():
    progress = Stopping(0)
    packed((b"a\n", TEXT), (b"b\n", TEXT), progress=progress)
    done = [heard for heard, _ in progress.heard]
    assert done == sorted(done)
    assert progress.heard[-1][0] == progress.heard[-1][1]


def test_a_document_that_was_not_sealed_is_not_handed_out():
    with pytest.raises(SealBroken):
        check_seal(plain_pdf("open"), PASSPHRASE, 1)


def test_a_seal_of_another_passphrase_or_over_other_pages_is_not_handed_out():
    sealed = seal(plain_pdf("a"), "iets anders")
    with pytest.raises(SealBroken):
        check_seal(sealed, PASSPHRASE, 1)
    with pytest.raises(SealBroken):
        check_seal(sealed, "iets anders", 2)


@needs("qpdf")
def test_another_program_finds_it_whole_and_sealed_by_revision_six(tmp_path):
    package = packed((filled_in_form("x"), PDF), (photo(), MediaType.JPEG), (b"t\n", TEXT))
    at = tmp_path / "a.pdf"
    at.write_bytes(package.sealed)
    assert run("qpdf", "--check", f"--password={PASSPHRASE}", at).returncode == 0
    told = run("qpdf", "--show-encryption", f"--password={PASSPHRASE}", at).stdout
    assert b"R = 6" in told
    assert b"stream encryption method: AESv3" in told
    assert run("qpdf", "--check", "--password=appel", at).returncode != 0
    assert run("qpdf", "--check", at).returncode != 0


def test_a_viewer_opens_it_with_six_long_words(qapp, tmp_path):
    at = tmp_path / "a.pdf"
    long = "fluitketel regenjas sneeuwbal tuinhek vliegtuig waterlelie"
    at.write_bytes(packed(passphrase=long).sealed)
    viewer = QPdfDocument()
    viewer.setPassword(long)
    assert viewer.load(str(at)) is QPdfDocument.Error.None_
    assert "Aanvraag arrangement" in viewer.getAllText(0).text()
    viewer.setPassword("fluitketel")
    assert viewer.load(str(at)) is QPdfDocument.Error.IncorrectPassword


@needs("pdftotext")
def test_another_reader_shows_its_words(tmp_path):
    at = tmp_path / "a.pdf"
    short = "aal bes das els fee gel"  # this command takes 32 characters; viewers take 127
    at.write_bytes(packed((filled_in_form("ingevuld"), PDF), passphrase=short).sealed)
    told = run("pdftotext", "-upw", short, at, "-").stdout.decode()
    assert standing_in_order(told, "Aanvraag arrangement", "Bijlage 1", "ingevuld")
    assert run("pdftotext", "-upw", "fout", at, "-").stdout == b""
