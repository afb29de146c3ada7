"""A sheet of a workbook that declares an entity of any kind is refused, whether or not it is used."""

from io import BytesIO

import pytest

from etl.sources.reach import check_reach


@pytest.mark.parametrize(
    "entity",
    ['a "made up"', 'a SYSTEM "file:///etc/hostname"', 'a PUBLIC "x" "https://example.org/x"', '% a "made up"'],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_is_refused_by_its_name(entity: str, encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY {entity}>]><x/>'
    with pytest.raises(ValueError, match="declares the entity 'a'"):
        check_reach(BytesIO(part.encode(encoding)), "made-up.xlsx!Sheet")


def test_an_entity_that_grows_is_refused_before_it_does() -> None:
    grows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))
    with pytest.raises(ValueError, match="declares the entity 'a0'"):
        check_reach(BytesIO(f'<!DOCTYPE x [<!ENTITY a0 "made up">{grows}]><x>&a29;</x>'.encode()), "made-up.xlsx!Sheet")


def test_what_declares_none_is_let_through() -> None:
    check_reach(
        BytesIO(b'<?xml version="1.0"?><x>&amp; &#65;<![CDATA[<!ENTITY a "made up">]]></x>'), "made-up.xlsx!Sheet"
    )
