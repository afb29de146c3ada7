"""Style sheets in a script keep the rules for what is in it, and those for all."""

from dashboard.web.scripts.sheets import keep_rules

# Made up, as webpack writes them.
ALL = r"* {\n  margin: 0;\n}"
KNOWN = r".m_0123456789abcdef:hover > .m_ffffff {\n  color: \"red\";\n}"
MEDIA = r"@media print {\n  .m_ffffff {\n    color: red;\n  }\n}"
OTHER = r".m_00000000 {\n  color: red;\n}"


def sheet(rules: list[str], between: str) -> bytes:
    return f'1(e){{x.push([e.id,"{between.join(rules)}",""])}},2(e){{e.exports={{root:"m_ffffff"}}}}'.encode()


def test_rules_for_classes_that_the_script_does_not_mention_are_gone() -> None:
    whole = sheet([ALL, OTHER, KNOWN, MEDIA, OTHER, MEDIA], r"\n\n")
    assert keep_rules(whole) == sheet([ALL, KNOWN, MEDIA, MEDIA], r"\n")


def test_rules_that_are_all_needed_stay() -> None:
    assert keep_rules(sheet([ALL, KNOWN, MEDIA], r"\n")) == sheet([ALL, KNOWN, MEDIA], r"\n")
    assert keep_rules(b"no sheet m_00000000") == b"no sheet m_00000000"
