"""Word forms as bureaus make them, of our own making: part by part, as Word writes them."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = (
    f'<w:document xmlns:w="{WORD}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14">'
)
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""  # noqa: E501 - as Word writes it
RELS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""  # noqa: E501 - as above
OWN_RELS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>
<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///boe.dotm" TargetMode="External"/>
<Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://swv.example" TargetMode="External"/>
</Relationships>"""  # noqa: E501 - as above
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>BOE de Maker</dc:creator></cp:coreProperties>"""  # noqa: E501 - as above


def run(words: str, look: str = "") -> str:
    return f'<w:r w:rsidR="00BOE000">{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def control(tag: str, inside: str = "", *, alias: str = "", words: str = "Klik hier") -> str:
    named = f'<w:alias w:val="{alias}"/>' if alias else ""
    look = '<w:rPr><w:rStyle w:val="PlaceholderText"/><w:sz w:val="20"/></w:rPr>'
    return (
        f'<w:p><w:sdt><w:sdtPr>{named}<w:tag w:val="{tag}"/><w:showingPlcHdr/>{inside}</w:sdtPr>'
        f"<w:sdtContent>{run(words, look)}</w:sdtContent></w:sdt></w:p>"
    )


def legacy(name: str, inside: str) -> str:
    return (
        f'<w:p><w:bookmarkStart w:id="7" w:name="{name}"/>'
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/>'
        f"{inside}</w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>     </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    )


def bookmark(name: str) -> str:
    return (
        f'<w:p>{run("Bij: ")}<w:bookmarkStart w:id="9" w:name="{name}"/>{run("invullen")}'
        f'<w:bookmarkEnd w:id="9"/>{run(" (verplicht)")}</w:p>'
    )


TICK = (
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612"/>'
    '<w14:uncheckedState w14:val="2610"/></w14:checkbox>'
)
LIST = (
    "<w:dropDownList>"
    '<w:listItem w:displayText="Arrangement" w:value="arr"/>'
    '<w:listItem w:displayText="TLV" w:value="tlv"/></w:dropDownList>'
)
BOXES = (
    control("naam", "<w:text/>", alias="Naam leerling")
    + control("vraag", '<w:text w:multiLine="1"/>', alias="Wat vraagt u?")
    + control("spoed", TICK, alias="Spoed", words="☐")
    + control("soort", LIST, alias="Soort aanvraag")
    + legacy("Geboren", '<w:textInput><w:maxLength w:val="10"/></w:textInput>')
    + legacy("Akkoord", '<w:checkBox><w:default w:val="0"/></w:checkBox>')
    + bookmark("School_van_herkomst")
    + '<w:p><w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/></w:p>'
)
DIRT = (
    '<w:p><w:ins w:id="1" w:author="BOE">' + run("bijgekomen") + "</w:ins>"
    '<w:del w:id="2" w:author="BOE"><w:r><w:delText>BOEdoorgehaald</w:delText></w:r></w:del>'
    + run("BOEverborgen", "<w:rPr><w:vanish/></w:rPr>")
    + '<w:commentRangeStart w:id="3"/>'
    + run("open")
    + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>'
)


def word_form(body: str = BOXES + DIRT, **parts: str | bytes) -> bytes:
    """`parts`: others, by their name with two underscores for a slash and one for a dot."""
    text = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{HEAD}<w:body>{body}</w:body></w:document>'  # noqa: E501 - as Word writes it
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS,
        "word/document.xml": text,
        "word/_rels/document.xml.rels": OWN_RELS,
        "word/comments.xml": f'<w:comments xmlns:w="{WORD}"><w:comment w:id="3" w:author="BOE"/></w:comments>',  # noqa: E501 - as above
        "docProps/core.xml": CORE,
    }
    whole |= {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, part in whole.items():
            archive.writestr(name, part)
    return into.getvalue()


def settings(inside: str) -> str:
    return f'<w:settings xmlns:w="{WORD}">{inside}</w:settings>'
