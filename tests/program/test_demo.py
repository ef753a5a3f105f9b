"""The main job with no window: what it makes of good files, and what it says of bad ones."""

from __future__ import annotations

import io
import json
import re
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from ib_desk.application.leaving.outside import Found
from ib_desk.application.paper import Report
from ib_desk.application.progress import Silent
from ib_desk.application.route import Route
from ib_desk.domain.intake.school_export import WarningCode
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import School, Sector
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import DeliveryShape
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.exchange.edexml import MAX_BYTES, read_edexml
from ib_desk.exchange.files import Files
from ib_desk.main import arguments, demo
from ib_desk.main.arguments import OK, REFUSED, STOPPED, run
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import build_parts
from tests.application.fakes import FakeVault, ticking_clock
from tests.exchange.edexml_files import DATA, DEMO_SCHOOL, STANDARD, edexml, needs_standard
from tests.main.test_typed_fields import BOUND
from tests.quick_parts import quicker
from tests.ui.sessions import desk_over

CASES = DATA.parent / "cases"
CASE = CASES / "sem.toml"
OTHERS = (
    "Amélie de Ridder",
    "Bilal Aydın",
    "Jip Verhoeven",
    "Senna van der Ploeg",
    "Yonas Haile",
)
"""Those of the short cases."""
CLOSED = "Tess Visser"
"""Her file is closed: she is in no list of what runs."""
LISTS = {"files_list", "agreements_list", "requests_list"}
_TYPES = {
    "vault": str,
    "vault_passphrase": str,
    "recovery_code": str,
    "backup": str,
    "pupils_in_file": int,
    "pupils_imported": int,
    "former_pupils": int,
    "warnings": list,
    "pupil": str,
    "reports": list,
    "printables": list,
    "package": str,
    "package_passphrase": str,
    "exports": list,
    "typed_fields": int,
    "handled_fields": int,
    "attachments": list,
    "calendar": str,
    "terms": int,
    "forms": list,
}


def text_of(path: str) -> str:
    """On one line, as a reader hears it."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.fixture
def in_this_process(monkeypatch):
    """That of the tests, and without what makes a vault slow on purpose."""
    monkeypatch.setattr(arguments, "harden", lambda: None)
    monkeypatch.setattr(demo, "build_parts", lambda *given: quicker(build_parts(*given)))


class TestWhatItLeaves:
    def test_it_says_in_words_what_it_did(self, own_school):
        assert own_school.done.returncode == OK
        assert own_school.done.stderr == ""
        assert "Leerlingen in het bestand: 220. Ingelezen: 216." in own_school.done.stdout
        assert str(own_school.out) in own_school.done.stdout

    def test_the_summary_has_every_promised_key(self, own_school):
        summary = own_school.summary
        assert {name: type(summary[name]) for name in _TYPES} == _TYPES
        assert summary["pupil"] == "Noor van Dalen"
        assert summary["pupils_imported"] + summary["former_pupils"] == summary["pupils_in_file"]
        assert summary["pupils_in_file"] == DEMO_SCHOOL.read_bytes().count(b"<leerling ")
        assert 0 < summary["typed_fields"] <= BOUND

    def test_each_print_is_told_with_its_kind_its_title_and_its_pages(self, own_school):
        prints = own_school.summary["printables"]
        kinds = {one["kind"] for one in prints}
        assert kinds == {one.output.value.removesuffix("_print") for one in Report} | LISTS
        assert len(kinds) == len(prints)
        for one in prints:
            assert one["pages"] == len(PdfReader(one["path"]).pages)
            assert one["title"]

    def test_the_list_of_files_names_all_children_and_the_minutes_name_one(self, own_school):
        paths = {one["kind"]: one["path"] for one in own_school.summary["printables"]}
        words = {kind: text_of(paths[kind]) for kind in ("files_list", "meeting")}
        assert all(name in words["files_list"] for name in (*OTHERS, "Noor van Dalen"))
        assert CLOSED not in words["files_list"]
        assert "Noor" in words["meeting"]
        assert not any(name in words["meeting"] for name in OTHERS)

    def test_the_list_of_a_colleague_holds_only_what_is_that_colleagues(self, own_school):
        paths = {one["kind"]: one["path"] for one in own_school.summary["printables"]}
        words = text_of(paths["agreements_list"])
        assert "Afspraken van Esther Mulder" in words
        assert "Bij elke overgang op maandag en dinsdag is er een tweede volwassene" in words
        assert "Beide ouders krijgen elke vrijdag een bericht" not in words  # that is Anouk's

    def test_nothing_is_in_the_folder_but_what_it_tells(self, own_school):
        summary, out = own_school.summary, own_school.out
        vault = Path(summary["vault"])
        there = {path for path in out.rglob("*") if path.is_file()}
        outside = {path for path in there if vault not in path.parents}
        forms = [Path(one["path"]) for one in summary["forms"]]
        handed = {path for path in outside if out / "aanvragen" in path.parents}
        assert {path if path in forms else path.parent for path in handed} == {*forms}
        assert outside - handed == {*map(Path, summary["exports"]), out / "summary.json"}
        alone = {summary[name] for name in ("package", "backup", "calendar")}
        prints = {one["path"] for one in summary["printables"]}
        assert {*prints, *alone} == {*summary["exports"]}
        assert {*summary["reports"]} < prints
        folders = {path for path in out.iterdir() if path.is_dir()}
        assert folders == {vault, out / "aanvragen"}
        assert vault.is_absolute()  # though the folder was named from where the user was

    def test_the_terms_of_the_pupil_are_a_calendar_without_a_name(self, own_school):
        summary = own_school.summary
        text = Path(summary["calendar"]).read_text(encoding="utf-8")
        assert Path(summary["calendar"]).name == "terms.ics"
        assert text.count("BEGIN:VEVENT") == summary["terms"]
        assert "Noor" not in text

    def test_what_others_could_read_is_for_the_user_alone(self, own_school):
        summary = own_school.summary
        readable = [own_school.out / "summary.json", *map(Path, summary["reports"])]
        assert {stat.S_IMODE(path.stat().st_mode) for path in readable} == {0o600}

    def test_each_page_says_that_it_is_an_example(self, own_school):
        summary = own_school.summary
        package = PdfReader(summary["package"])
        package.decrypt(summary["package_passphrase"])
        prints = [one["path"] for one in summary["printables"]]
        pages = [page for path in prints for page in PdfReader(path).pages]
        for page in [*pages, *package.pages]:
            assert "VOORBEELD" in page.extract_text()
        assert len(package.pages) > len(PdfReader(summary["reports"][-1]).pages)

    def test_nothing_that_leaves_tells_of_what_is_closed_or_of_a_werkaantekening(self, own_school):
        summary = own_school.summary
        package = PdfReader(summary["package"])
        package.decrypt(summary["package_passphrase"])
        pages = [page for path in summary["reports"] for page in PdfReader(path).pages]
        said = [page.extract_text() for page in [*pages, *package.pages]]
        said += [
            Path(summary["calendar"]).read_text(),
            (own_school.out / "summary.json").read_text(),
        ]
        folder = resources_root() / "demo"
        written = [folder.joinpath(name).read_text() for name in ("noor_closed.toml", "noor.toml")]
        known = resources_root().joinpath("words", "dutch.txt").read_text().split()
        for word in ("depressie", "Vader wordt weer", "was kortaf aan"):
            assert any(word in text for text in written)
            assert word not in known, "a passphrase may have it by chance"
            assert not any(word in text for text in said), word

    def test_each_kind_of_request_is_there_in_each_shape(self, own_school):
        forms = own_school.summary["forms"]
        shapes = {shape.value for shape in DeliveryShape}
        assert {(one["kind"], one["form"]) for one in forms if one["form"] in shapes} == {
            (kind, shape) for kind in ("arrangement", "tlv_so") for shape in shapes
        }
        for one in forms:
            path = Path(one["path"])
            assert Files().look(path, one["sha256"]) is Found.WHOLE
            closed = one["form"] in {"one_pdf", "zip"}
            assert bool(one["passphrase"]) is closed
            if path.is_dir():
                assert all("noor" not in file.name.casefold() for file in path.iterdir())
                assert len(list(path.iterdir())) > 2

    def test_the_forms_of_a_bureau_are_filled_in_one_of_each_type(self, own_school):
        forms = {one["form"]: Path(one["path"]) for one in own_school.summary["forms"]}
        pdf, word = forms["form_pdf"], forms["form_word"]
        fields = PdfReader(pdf).get_fields() or {}
        written = " ".join(str(one.get("/V", "")) for one in fields.values())
        with zipfile.ZipFile(word) as archive:
            typed = archive.read("word/document.xml").decode()
        for text in (written, typed):
            assert "Noor" in text
            assert "van Dalen" in text

    def test_the_data_of_a_request_is_in_a_folder_and_a_zip_and_is_found_whole(
        self, own_school, monkeypatch, capsys, in_this_process
    ):
        forms = own_school.summary["forms"]
        with_data = [one for one in forms if one["data"]]
        assert {(one["kind"], one["form"]) for one in with_data} == {
            (kind, shape) for kind in ("arrangement", "tlv_so") for shape in ("folder", "zip")
        }
        for one in with_data:
            monkeypatch.setattr("sys.stdin", io.StringIO(one["passphrase"]))
            assert run(["check-package", one["path"]]) == OK
            assert "7 bestanden zijn zoals gemaakt." in capsys.readouterr().out

    def test_one_sealed_pdf_is_found_whole_by_who_gets_it(
        self, own_school, monkeypatch, capsys, in_this_process
    ):
        summary = own_school.summary
        monkeypatch.setattr("sys.stdin", io.StringIO(summary["package_passphrase"]))
        assert run(["check-package", summary["package"]]) == OK
        assert "zoals gemaakt" in capsys.readouterr().out

    def test_the_package_is_closed_to_who_lacks_its_passphrase(self, own_school):
        package = PdfReader(own_school.summary["package"])
        assert package.is_encrypted
        assert not package.decrypt("")
        assert not package.decrypt(own_school.summary["vault_passphrase"])

    def test_passphrase_code_and_backup_open_what_they_should(self, own_school, tmp_path):
        summary = own_school.summary
        folder, restored = tmp_path / "kluis", tmp_path / "terug"
        shutil.copytree(summary["vault"], folder)
        parts = build_parts(resources_root())
        vaults = parts.vaults
        vaults.restore_backup(Path(summary["backup"]), restored, Silent())

        for vault, route in (
            (vaults.unlock_with_recovery_code(folder, summary["recovery_code"]), "RECOVERY_CODE"),
            (
                vaults.unlock_with_passphrase(
                    restored, passphrase_bytes(summary["vault_passphrase"])
                ),
                "PASSPHRASE",
            ),
        ):
            desk = parts.desk(vault)
            names = [pupil.name for pupil in desk.records.find(Pupil)]
            files = desk.overview.look().files
            vault.check(Silent())
            vault.close()
            assert vault.opened_by is Route[route]
            # Noor, and Yonas, whom the school's own system does not have yet.
            assert len(names) == summary["pupils_imported"] + 2
            assert {line.pupil.name for line in files} == {summary["pupil"], *OTHERS, CLOSED}


def test_a_secondary_school_comes_in_by_a_list_with_files_that_run(vo_school):
    assert vo_school.done.returncode == OK
    assert (vo_school.out / "summary.json").read_bytes().isascii()
    summary = vo_school.summary
    assert (summary["pupil"], summary["pupils_imported"]) == ("Daan Verbeek", 120)
    assert {one["kind"] for one in summary["printables"]} >= {"contract", "parents", "meeting"}
    parts = build_parts(resources_root())
    kept = vo_school.out / "kluis"
    vault = parts.vaults.unlock_with_recovery_code(kept, summary["recovery_code"])
    desk = parts.desk(vault)
    files = desk.records.find(SupportFile)
    school = desk.records.find(School)
    vault.close()
    assert [one.sector for one in school] == [Sector.VO]
    assert {file.trajectory for file in files} == {"vo"}
    assert sum(file.taken_over_on is not None for file in files) == 5
    assert len(files) == 6


def taken_in(export: bytes) -> dict[str, int]:
    """What the demo counts of an export, and how often its pupils are listed once too often."""
    read = read_edexml(export)
    desk = desk_over(FakeVault(), ticking_clock())
    counted = demo.take_in(desk, desk.imports.preview(read))
    twice = (w.count for w in read.warnings if w.code is WarningCode.LISTED_TWICE)
    return counted | {"listed_twice": sum(twice)}


class TestGoodFiles:
    @pytest.mark.parametrize("path", sorted((DATA / "good").iterdir()), ids=lambda path: path.stem)
    def test_every_pupil_is_taken_in_or_named_as_former(self, path):
        counted = taken_in(path.read_bytes())
        assert counted["pupils_imported"] + counted["former_pupils"] == counted["pupils_in_file"]
        listed = _pupils_listed(path.read_bytes())
        assert counted["pupils_in_file"] + counted["listed_twice"] == listed

    @pytest.mark.parametrize(
        ("codec", "declared"),
        [
            ("utf-16", "UTF-16"),
            ("utf-32", "UTF-32"),
            ("utf-8-sig", "utf-8"),
            ("windows-1252", "windows-1252"),
            ("iso-8859-15", "iso-8859-15"),
            ("windows-1252", "utf-8"),
        ],
    )
    def test_a_school_is_the_same_in_each_encoding(self, codec, declared):
        text = DEMO_SCHOOL.read_text("utf-8")
        text = re.sub(r'encoding="[^"]+"', f'encoding="{declared}"', text, count=1)
        text = "".join(sign if ord(sign) < 256 else "x" for sign in text)
        counted = taken_in(text.encode(codec))
        assert (counted["pupils_imported"], counted["former_pupils"]) == (216, 4)

    def test_namesakes_and_children_without_a_name_or_a_key_are_all_taken_in(self):
        twin = (
            "<achternaam>Bakker</achternaam><roepnaam>Sam</roepnaam>"
            "<geboortedatum>2018-05-05</geboortedatum>"
        )
        counted = taken_in(edexml(twin, twin, "", "<roepnaam>Zoë</roepnaam>").encode())
        assert counted["pupils_imported"] == counted["pupils_in_file"] == 4

    def test_a_school_that_only_former_pupils_are_of_has_none(self):
        gone = "<roepnaam>Zoë</roepnaam><uitstroomdatum>2020-07-31</uitstroomdatum>"
        counted = taken_in(edexml(gone, gone).encode())
        assert (counted["pupils_imported"], counted["former_pupils"]) == (0, 2)

    @needs_standard
    @pytest.mark.usefixtures("in_this_process")
    def test_the_official_sample_with_a_case_of_ones_own(self, tmp_path, capsys):
        sample, out = STANDARD / "EDEXML.Voorbeeld.2.1.xml", tmp_path / "out"
        chosen = ["--edexml", str(sample), "--case", str(CASE)]
        assert run(["demo", "--out", str(out), *chosen]) == OK
        assert capsys.readouterr().err == ""
        summary = json.loads((out / "summary.json").read_text("utf-8"))
        counted = [summary[n] for n in ("pupils_in_file", "pupils_imported", "former_pupils")]
        assert counted == [3, 2, 1]
        assert len(pupils_in(summary)) == 3  # and Sem
        assert summary["pupil"] == "Sem Haddad"
        assert 0 < summary["typed_fields"] < summary["handled_fields"]


def pupils_in(summary) -> list[str]:
    """Names of the pupils in the vault that a demo made."""
    parts = build_parts(resources_root())
    vault = parts.vaults.unlock_with_recovery_code(Path(summary["vault"]), summary["recovery_code"])
    try:
        return [pupil.name for pupil in parts.desk(vault).records.find(Pupil)]
    finally:
        vault.close()


def _pupils_listed(raw: bytes) -> int:
    """As another reader sees it, forgiving too: elements `leerling` right below `leerlingen`."""
    document = etree.fromstring(raw.strip(), etree.XMLParser(recover=True))
    listed = document.xpath("./*[local-name() = 'leerlingen']/*[local-name() = 'leerling']")
    return len(listed)


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("export.xml", DEMO_SCHOOL.read_bytes())
    return content.getvalue()


BOMB = b"""<?xml version="1.0"?><!DOCTYPE EDEX [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><EDEX>&c;</EDEX>"""
OUTSIDE = b'<!DOCTYPE EDEX [<!ENTITY a SYSTEM "file:///etc/passwd">]><EDEX>&a;</EDEX>'
SCHOOL = DEMO_SCHOOL.read_bytes()
MADE = {
    "empty": b"",
    "white": b" \n\t",
    "nulls": bytes(4096),
    "zip": zipped(),
    "bomb": BOMB,
    "outside": OUTSIDE,
    "cut": SCHOOL[: len(SCHOOL) // 2],
    "cut_in_a_sign": SCHOOL[: SCHOOL.index("ë".encode()) + 1],
    "noise": bytes(range(256)) * 64,
    "deep": b"<EDEX>" + b"<a>" * 5000,
    "ebcdic": SCHOOL.decode().encode("cp500", "replace"),
    "long_text": SCHOOL.replace(b"<roepnaam>", b"<roepnaam>" + b"x" * 3_000_000, 1),
    "text": b"Dit is een brief.\n",
}


class TestOtherCases:
    """Unlike Noor: nothing stops, and nothing is said to be made that was not."""

    @pytest.fixture
    def done(self, in_this_process, tmp_path, capsys):
        school = tmp_path / "school.xml"
        school.write_text(edexml("<roepnaam>Zoë</roepnaam>"), encoding="utf-8")

        def do(case):
            out = tmp_path / "out"
            call = ["demo", "--out", str(out), "--edexml", str(school), "--case", str(case)]
            assert run(call) == OK
            return capsys.readouterr().out, json.loads((out / "summary.json").read_text())

        return do

    def test_without_a_request_none_is_said_to_be_made(self, done):
        said, summary = done(CASES / "finn.toml")
        assert "(verzonnen): 5 afdrukken, na" in said
        assert [Path(path).name.partition("-")[0] for path in summary["reports"]] == [
            "samenwerkingsafspraken",
            "overzicht",
            "een",
            "blad",
            "wat",
        ]
        assert "package" not in summary

    def test_a_request_that_may_not_leave_yet_is_printed_and_stays(self, done):
        said, summary = done(CASES / "max.toml")
        assert "(verzonnen): 7 afdrukken, na" in said
        assert "De aanvraag kan nog niet weg. Niet iedereen met gezag zag deze aanvraag." in said
        assert "package" not in summary
        assert summary["pupil"].endswith("tot Oud-Beijerland")


@pytest.mark.usefixtures("in_this_process")
class TestRefusals:
    @pytest.fixture
    def refused(self, tmp_path, capsys):
        """The one line that the command says of a file, after a look that it left nothing."""

        def refuse(path: Path) -> str:
            out = tmp_path / "out"
            assert run(["demo", "--out", str(out), "--edexml", str(path)]) == REFUSED
            said = capsys.readouterr()
            assert said.out == ""
            assert not out.exists()
            return str(said.err)

        return refuse

    @pytest.mark.parametrize("path", sorted((DATA / "bad").iterdir()), ids=lambda path: path.name)
    def test_a_bad_file_is_refused_in_plain_words(self, refused, path):
        assert_plain(refused(path))

    @pytest.mark.parametrize("name", MADE)
    def test_so_is_one_that_was_never_meant_to_be_read(self, refused, tmp_path, name):
        path = tmp_path / "export.xml"
        path.write_bytes(MADE[name])
        assert_plain(refused(path))

    def test_no_more_is_read_of_a_huge_file_than_a_school_can_be(self, refused, tmp_path):
        path = tmp_path / "huge.xml"
        with path.open("wb") as file:
            file.truncate(MAX_BYTES * 1000)
        assert "groter dan een school" in refused(path)

    def test_a_slip_in_a_case_is_named_by_line_and_nothing_is_left(self, tmp_path, capsys):
        spoiled = tmp_path / "geval.toml"
        spoiled.write_text(CASE.read_text("utf-8").replace('"middle"', '"x"'), "utf-8")
        assert run(["demo", "--out", str(tmp_path / "out"), "--case", str(spoiled)]) == REFUSED
        said = capsys.readouterr().err
        assert "geval.toml" in said
        assert "signal.0.urgency, regel 113" in said
        assert not (tmp_path / "out").exists()

    def test_a_file_that_is_not_there_and_a_folder_are_no_export(self, refused, tmp_path):
        for path in (tmp_path / "nergens.xml", tmp_path):
            assert_plain(refused(path))

    def test_a_folder_that_holds_something_stays_as_it_is(self, tmp_path, capsys):
        note = tmp_path / "brief.txt"
        note.write_text("van mij", encoding="utf-8")
        assert run(["demo", "--out", str(tmp_path)]) == REFUSED
        said = capsys.readouterr()
        assert said.out == ""
        assert_plain(said.err)
        assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]

    def test_where_nothing_can_be_written_the_command_says_so(self, tmp_path, capsys):
        file = tmp_path / "brief.txt"
        file.touch()
        for out in (file, file / "onder", Path("/proc/ib-desk")):
            assert run(["demo", "--out", str(out)]) == REFUSED
            said = capsys.readouterr()
            assert said.out == ""
            assert "niet schrijven" in said.err
            assert_plain(said.err)

    @pytest.mark.parametrize("was_there", [False, True])
    @pytest.mark.parametrize(
        ("trouble", "code"), [(OSError("vol"), REFUSED), (KeyboardInterrupt(), STOPPED)]
    )
    def test_a_demo_that_is_cut_off_takes_away_what_it_made(
        self, tmp_path, monkeypatch, trouble, code, was_there
    ):
        def fail(*_facts):
            raise trouble

        monkeypatch.setattr(demo, "add_case", fail)
        school, out = tmp_path / "school.xml", tmp_path / "out"
        school.write_text(edexml("<roepnaam>Zoë</roepnaam>"), encoding="utf-8")
        if was_there:
            out.mkdir()
        assert run(["demo", "--out", str(out), "--edexml", str(school)]) == code
        assert {*tmp_path.rglob("*")} == {school, *([out] if was_there else [])}


def assert_plain(said: str) -> None:
    """One line of Dutch sentences, without a name of the machine's own world in it."""
    assert said.endswith(".\n")
    assert said.count("\n") == 1
    assert not re.search(r"Traceback|Error|Errno|None|/|\\|<|Zoë|van Dalen", said)
    assert len(said) < 250
