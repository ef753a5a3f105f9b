import sys
from collections import Counter
from datetime import date
from time import process_time

import pytest

from ib_desk.application.import_errors import Measure, TooLarge
from ib_desk.application.progress import Cancelled
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.school_export import (
    ExportWarning,
    ReadColleague,
    ReadPupil,
    SchoolExport,
    WarningCode,
)
from ib_desk.domain.records.pupil import Gender
from ib_desk.exchange.edexml import read_edexml
from ib_desk.exchange.edexml_document import MAX_COLLEAGUES
from tests.exchange.edexml_files import STANDARD, edexml, good_file, needs_standard

TODAY = date(2026, 11, 2)


def read(text: str) -> SchoolExport:
    return read_edexml(text.encode())


def only_pupil(text: str) -> ReadPupil:
    (pupil,) = read(text).pupils
    return pupil


def by_name(export: SchoolExport) -> dict[str, ReadPupil]:
    return {pupil.call_name: pupil for pupil in export.pupils}


def warned(export: SchoolExport) -> dict[WarningCode, int]:
    return {warning.code: warning.count for warning in export.warnings}


@needs_standard
def test_the_official_sample():
    export = read_edexml((STANDARD / "EDEXML.Voorbeeld.2.1.xml").read_bytes())
    wimpie, assati, gradje = export.pupils
    assert (export.brin, export.branch_code, export.school_year) == ("99ZZ", "00", "2014-2015")
    assert export.version == "2.1"
    assert (export.made_on, export.as_of) == (date(2014, 11, 25), date(2014, 10, 1))
    assert export.personal_numbers_dropped == 2
    assert (wimpie.call_name, wimpie.surname, wimpie.gender) == ("Wimpie", "", Gender.BOY)
    assert (wimpie.year_group, wimpie.group_name) == ("4", "4B")
    assert wimpie.location == "Vestiging Huissen"
    assert (assati.first_names, assati.initials) == ("Ismaël Hassan", "IH")
    assert assati.postcode == "6971VB"
    assert assati.enrolled_on == date(2013, 8, 25)
    assert (gradje.prefix, gradje.surname) == ("van 't", "Hof")
    assert [pupil.has_left(TODAY) for pupil in export.pupils] == [False, False, True]
    assert [(one.name, one.role_code) for one in export.colleagues] == [
        ("J van Bemmel", "TAL"),
        ("Uilke Veldman", ""),
        ("Lia", ""),
    ]
    assert all(one.groups for one in export.colleagues)


def test_a_colleague_has_the_names_of_groups_of_both_kinds_and_no_number():
    listed = (
        "<groepen><groep key='1'><naam>3 A</naam></groep>"
        "<samengestelde_groep key='m'><naam>Plus</naam></samengestelde_groep></groepen>"
    )
    staff = (
        "<leerkrachten><leerkracht key='L'><achternaam>Bos 123456782</achternaam>"
        "<roepnaam>Jo</roepnaam><rol>lrk</rol><groepen><groep key='1'/>"
        "<samengestelde_groep key='m'/><groep key='weg'/></groepen></leerkracht>"
        "<leerkracht key='M'><rol>LRK</rol></leerkracht></leerkrachten>"
    )
    text = edexml("<achternaam>Kuiper</achternaam>", before_pupils=listed).replace(
        "</EDEX>", f"{staff}</EDEX>"
    )
    export = read_edexml(text.encode())
    (found,) = export.colleagues
    assert found == ReadColleague(name="Jo Bos", role_code="LRK", groups=("3 A", "Plus"))
    assert export.personal_numbers_dropped == 1


def test_a_list_of_colleagues_has_an_end():
    staff = "<leerkracht key='L'/>" * (MAX_COLLEAGUES + 1)
    text = edexml("<achternaam>Kuiper</achternaam>").replace(
        "</EDEX>", f"<leerkrachten>{staff}</leerkrachten></EDEX>"
    )
    with pytest.raises(TooLarge) as refused:
        read_edexml(text.encode())
    assert refused.value.measure is Measure.COLLEAGUES


@pytest.mark.parametrize(
    ("text", "born", "warnings"),
    [
        ("2017-05-00", BirthDate(2017, 5), set()),
        ("2017-00-00", BirthDate(2017), set()),
        ("2017", BirthDate(2017), set()),
        ("0000-00-00", None, {WarningCode.UNREADABLE_DATE, WarningCode.NO_BIRTH_DATE}),
        ("2017-13-00", None, {WarningCode.UNREADABLE_DATE, WarningCode.NO_BIRTH_DATE}),
    ],
)
def test_of_a_birth_date_comes_what_the_system_knows(text, born, warnings):
    told = f"<achternaam>Kuiper</achternaam><geboortedatum>{text}</geboortedatum>"
    export = read_edexml(edexml(told).encode())
    assert export.pupils[0].born_on == born
    assert warned(export).keys() >= warnings
    assert (WarningCode.UNREADABLE_DATE in warned(export)) is bool(warnings)


def test_version_1_03_takes_the_year_from_the_group():
    export = read_edexml(good_file("version_1_03.xml"))
    anouska, gio = export.pupils
    assert (export.version, export.brin) == ("1.03", "99XX")
    assert (anouska.prefix, anouska.year_group, anouska.group_name) == ("v. d.", "5", "5A")
    assert (gio.year_group, gio.group_name, gio.born_on) == ("S", "Apen", None)
    assert warned(export) == {WarningCode.NO_BIRTH_DATE: 1}
    assert (export.personal_numbers_dropped, export.origins_dropped) == (2, 2)


def test_a_flemish_school_has_no_brin():
    export = read_edexml(good_file("version_2_0_flemish.xml"))
    assert (export.brin, export.branch_code) == ("", "")
    assert export.pupils[0].postcode == "9990"
    assert export.personal_numbers_dropped == 1


def test_combination_groups_keep_the_year_of_the_pupil():
    export = read_edexml(good_file("combination_groups.xml"))
    placed = {p.call_name: (p.year_group, p.group_name) for p in export.pupils}
    assert placed == {
        "Drie": ("3", "3/4"),
        "Vier": ("4", "3/4"),
        "Zeven": ("7", "7/8"),
        "Acht": ("8", "7/8"),
        "Nergens": ("", "3/4"),
        "Plus": ("5", "Plusgroep"),
        "Los": ("5", "weg"),
    }
    found = warned(export)
    assert found[WarningCode.NO_YEAR_GROUP] == 1
    assert found[WarningCode.UNKNOWN_GROUP] == 1
    assert by_name(export)["Drie"].location == "Duinweg"


def test_a_group_and_a_mixed_group_may_share_a_key():
    groups = (
        '<groepen><samengestelde_groep key="x"><naam>Plusgroep</naam></samengestelde_groep>'
        '<groep key="x"><naam>6A</naam><jaargroep>6</jaargroep></groep></groepen>'
    )
    mixed = '<samengestelde_groepen><samengestelde_groep key="x"/></samengestelde_groepen>'
    bo, jo = read(
        edexml(
            f'<roepnaam>Bo</roepnaam><groep key="x"/>{mixed}',
            f"<roepnaam>Jo</roepnaam>{mixed}",
            before_pupils=groups,
        )
    ).pupils
    assert (bo.group_name, bo.year_group) == ("6A", "6")
    assert jo.group_name == "Plusgroep"


def test_what_is_odd_is_read_and_what_is_unknown_passed_over():
    export = read_edexml(good_file("odd_but_readable.xml"))
    bo, post = export.pupils
    assert (export.brin, export.branch_code, export.school_year) == ("99ZZ", "00", "2026-2027")
    assert export.version == "2.1"
    assert export.made_on == export.as_of == date(2026, 10, 1)
    assert bo == ReadPupil(  # nothing of the vendor's own leerling inside toevoegingen
        call_name="Bo",
        surname="Smit & Zoon",
        born_on=BirthDate(2017, 5, 14),
        gender=Gender.GIRL,
        year_group="6",
        postcode="1999ZA",
        edexml_key="12",
    )
    assert (post.prefix, post.initials, post.born_on) == ("van der", "K.", BirthDate(2016, 12, 3))
    assert post.edexml_key == ""
    assert warned(export) == {WarningCode.TEXT_OUTSIDE: 1, WarningCode.TEMPORARY_KEY: 1}


def test_former_pupils_by_date_by_year_group_and_by_group():
    export = read_edexml(good_file("former_pupils.xml"))
    left = {pupil.call_name for pupil in export.pupils if pupil.has_left(TODAY)}
    assert left == {"Weg", "Historisch", "Oudgroep"}


def test_keys_that_cannot_be_trusted_are_not_kept():
    export = read_edexml(good_file("keys_in_trouble.xml"))
    keys = Counter(pupil.edexml_key for pupil in export.pupils)
    assert keys == {"": 4, "1": 1, "8": 1, "9": 1, "10": 1}
    assert {pupil.eckid for pupil in export.pupils} == {""}
    assert by_name(export)["Twee"].year_group == "4"
    found = warned(export)
    assert found[WarningCode.LISTED_TWICE] == 1
    assert found[WarningCode.KEY_USED_TWICE] == 2
    assert found[WarningCode.KEY_LIKE_BSN] == 1
    assert found[WarningCode.NO_KEY] == 1
    assert found[WarningCode.NO_NAME] == 1


class TestEncodings:
    TEXT = edexml("<roepnaam>Zoë</roepnaam><achternaam>Sørensen</achternaam>")

    @pytest.mark.parametrize("declared", ["", "UTF-8", "utf8", "ISO-8859-1", "x-onbekend"])
    @pytest.mark.parametrize(
        "written", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
    )
    def test_the_bytes_decide_and_not_the_declaration(self, declared, written):
        declaration = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
        export = read_edexml((declaration + self.TEXT).encode(written))
        assert (export.pupils[0].call_name, export.pupils[0].surname) == ("Zoë", "Sørensen")

    def test_an_eight_bit_code_page_is_believed_when_the_bytes_are_not_utf8(self):
        text = self.TEXT.replace("Zoë", "Şenol").replace("Sørensen", "Işık")
        declared = '<?xml version="1.0" encoding="windows-1254"?>' + text
        assert only_pupil_of(declared.encode("cp1254")).surname == "Işık"

    def test_windows_quotes_declared_as_utf8_are_read_and_said(self):
        export = read_edexml(good_file("windows_1252_declared_utf8.xml"))
        assert (export.pupils[0].call_name, export.pupils[0].surname) == ("Zoë ‘t", "Sørensen")
        assert warned(export)[WarningCode.ENCODING_DIFFERS] == 1

    def test_one_broken_byte_leaves_the_other_accents_whole(self):
        raw = self.TEXT.encode().replace(b"<achternaam>", b"<achternaam>\xff")
        export = read_edexml(raw)
        assert export.pupils[0].call_name == "Zoë"
        assert warned(export)[WarningCode.UNREADABLE_CHARACTERS] == 1

    def test_control_characters_are_passed_over_and_said(self):
        export = read(self.TEXT.replace("Zoë", "Z\x0boë\x00"))
        assert export.pupils[0].call_name == "Zoë"
        assert warned(export)[WarningCode.UNREADABLE_CHARACTERS] == 2

    @pytest.mark.parametrize("before", ["\n \t", "\ufeff\ufeff", "ï»¿", "Content: x\r\n\r\n"])
    def test_text_before_the_declaration(self, before):
        text = f'{before}<?xml version="1.0" encoding="UTF-8"?>{self.TEXT}'
        assert only_pupil(text).call_name == "Zoë"

    @pytest.mark.parametrize("after", ["\r\n", "\x00\x00", "\x1a", " \n<!-- klaar -->\n"])
    def test_what_stands_behind_the_document(self, after):
        assert only_pupil(self.TEXT + after).call_name == "Zoë"

    def test_a_version_of_xml_that_the_parser_does_not_know(self):
        assert only_pupil(f'<?xml version="1.1"?>{self.TEXT}').call_name == "Zoë"

    def test_a_character_over_the_edge_of_two_pieces(self):
        for shift in range(4):
            school = "<school><commentaar>" + "x" * (65_200 + shift) + "ë" * 300
            text = self.TEXT.replace("<school>", school + "</commentaar>")
            assert only_pupil(text).call_name == "Zoë"


def only_pupil_of(raw: bytes) -> ReadPupil:
    (pupil,) = read_edexml(raw).pupils
    return pupil


class TestNames:
    def test_a_call_name_is_name_enough(self):
        pupil = only_pupil(edexml("<roepnaam>Bo</roepnaam>"))
        assert (pupil.call_name, pupil.surname) == ("Bo", "")

    def test_one_form_of_unicode_and_no_hidden_characters(self):
        pupil = only_pupil(edexml("<roepnaam>\u202eZoe\u0308\u200b\u00a0 B.\n</roepnaam>"))
        assert pupil.call_name == "Zoë B."

    def test_the_first_of_two_elements_counts_and_empty_ones_do_not(self):
        pupil = only_pupil(edexml("<roepnaam/><roepnaam>Bo</roepnaam><roepnaam>Jo</roepnaam>"))
        assert pupil.call_name == "Bo"

    def test_groups_may_stand_behind_the_pupils(self):
        groups = '<groepen><groep key="g"><naam>6A</naam><jaargroep>6</jaargroep></groep></groepen>'
        text = edexml('<roepnaam>Bo</roepnaam><groep key="g"/>').replace(
            "</EDEX>", groups + "</EDEX>"
        )
        assert only_pupil(text).group_name == "6A"


class TestHeader:
    def test_an_unknown_version_is_read_and_said(self):
        export = read(edexml("<roepnaam>Bo</roepnaam>").replace(">2.1<", ">3.0<"))
        assert warned(export)[WarningCode.UNKNOWN_VERSION] == 1

    def test_a_school_year_that_is_none(self):
        export = read(edexml("<roepnaam>Bo</roepnaam>").replace("2026-2027", "2026-2029"))
        assert export.school_year == ""
        assert warned(export)[WarningCode.UNREADABLE_SCHOOL_YEAR] == 1

    def test_a_brin_that_is_none(self):
        export = read(edexml("<roepnaam>Bo</roepnaam>").replace("99ZZ", "onbekend"))
        assert (export.brin, export.branch_code) == ("", "")
        assert warned(export)[WarningCode.UNREADABLE_BRIN] == 1

    def test_a_second_header_is_not_looked_at(self):
        other = "<school><brincode>00AA</brincode></school>"
        assert read(edexml("<roepnaam>Bo</roepnaam>", before_pupils=other)).brin == "99ZZ"

    @pytest.mark.parametrize("expected", ["", "99ZZ", "99zz 00"])
    def test_the_vaults_own_school_or_any(self, expected):
        raw = edexml("<roepnaam>Bo</roepnaam>").encode()
        assert read_edexml(raw, expected_brin=expected).brin == "99ZZ"


class Waiting:
    def __init__(self, patience: int) -> None:
        self.patience = patience
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if len(self.steps) > self.patience:
            raise Cancelled


def school_of(pupils: int) -> bytes:
    one = (
        "<achternaam>Zandbergen</achternaam><voorvoegsel>van</voorvoegsel>"
        "<voornamen>Sem Jan</voornamen><voorletters-1>SJ</voorletters-1>"
        "<roepnaam>Sem</roepnaam><geboortedatum>2017-03-09</geboortedatum>"
        "<geslacht>1</geslacht><jaargroep>6</jaargroep><land>NL</land><bsn>111222333</bsn>"
        "<postcodenl>1999ZA</postcodenl><instroomdatum>2021-08-16</instroomdatum>"
        "<mutatiedatum>2026-09-01T12:00:00</mutatiedatum>"
    )
    return edexml(*[one] * pupils).encode()


def test_progress_counts_the_bytes_of_the_file():
    raw = school_of(500)
    watcher = Waiting(patience=1000)
    read_edexml(raw, progress=watcher)
    assert watcher.steps[-1] == (len(raw), len(raw))
    assert [done for done, _ in watcher.steps] == sorted(done for done, _ in watcher.steps)


def test_cancelling_stops_the_reading():
    watcher = Waiting(patience=1)
    with pytest.raises(Cancelled):
        read_edexml(school_of(500), progress=watcher)
    assert len(watcher.steps) == 2


@pytest.mark.skipif(sys.gettrace() is not None, reason="a tracer takes the time being measured")
def test_two_thousand_pupils_within_two_seconds():
    raw = school_of(2000)
    begin = process_time()
    assert len(read_edexml(raw).pupils) == 2000
    assert process_time() - begin < 2


def test_warnings_are_facts_without_a_name_in_them():
    export = read(edexml("<roepnaam>Zoë</roepnaam><geboortedatum>ooit</geboortedatum>"))
    assert ExportWarning(code=WarningCode.UNREADABLE_DATE) in export.warnings
    assert "Zoë" not in repr(export.warnings)


@pytest.mark.parametrize(
    ("sites", "name"),
    [
        ('<vestiging key="1"><naam>De Zandbank</naam></vestiging>', "De Zandbank"),
        ('<vestiging key="1"><naam>Oost</naam></vestiging>' * 2, "Oost"),
        (
            (
                '<vestiging key="1"><naam>Oost</naam></vestiging>'
                '<vestiging key="2"><naam>West</naam></vestiging>'
            ),
            "",
        ),
        ("", ""),
    ],
)
def test_the_only_site_names_the_school(sites, name):
    text = edexml("<achternaam>A</achternaam>", before_pupils=f"<vestigingen>{sites}</vestigingen>")
    assert read_edexml(text.encode()).school_name == name
