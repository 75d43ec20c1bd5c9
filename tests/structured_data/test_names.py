from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pybtex.database import Person
from structured_data.latex import text_of
from structured_data.names import Name, name_key, name_list

PROPERTY = settings(deadline=None, derandomize=True, max_examples=400)

PIECES = st.sampled_from(
    [
        *(
            "{",
            "}",
            "{}",
            "{A B}",
            ",",
            ", ",
            " ",
            "~",
            "\\",
            r"\ ",
            r"\'",
            r"\v",
            r"\o",
            r"\i",
            "$",
        ),
        *(" and ", "and", "Jr", "Jr.", "III", " 0001", "van", "der", "De", "Van", "al-", "d'", "1"),
        *("Ada", "Example", "J.", "E.", "JE", "李", "娜", "김", "ا", "é", "e\u0301", "{\\'E}", "ß"),
        *("İ", "Σ", "ς", "ﬁ", "'", "’", "-", "--", "``", "''", "!`", "@", ";", "(", "?", "·"),
        *("\u00a0", "\u200b", "\u200f", "\u0301", "\x00", "\n", "<b>"),
    ]
)
WRITTEN = st.one_of(st.lists(PIECES, max_size=8).map("".join), st.text(max_size=20))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ada Example", Name("Example", "Ada")),
        ("Example, Ada", Name("Example", "Ada")),
        ("García Márquez, José Luis", Name("García Márquez", "José Luis")),
        (r"Garc{\'i}a M{\'a}rquez, Jos{\'e}", Name("García Márquez", "José")),
        ("Jose\u0301 Garci\u0301a", Name("García", "José")),
        (r"{\'E}mile Zola", Name("Zola", "Émile")),
        (r"\v{S}koda Jan", Name("Jan", "Škoda")),
        (r"Jan {\v S}koda", Name("Škoda", "Jan")),
        (r"S\o rensen, Max", Name("Sørensen", "Max")),
        (r"Max S\o rensen", Name("Sørensen", "Max")),
        (r"Nguy{\~{\^e}}n, V. A.", Name("Nguyễn", "V. A.")),
        ("J. E. Gonzalez", Name("Gonzalez", "J. E.")),
        ("JE Gonzalez", Name("Gonzalez", "JE")),
        ("Gonzalez, J.E.", Name("Gonzalez", "J.E.")),
        ("O'Neil, Jean-Pierre", Name("O'Neil", "Jean-Pierre")),
        ("Siobhán O’Neil-Smith", Name("O’Neil-Smith", "Siobhán")),
        ("Jean-Paul d'Exemple", Name("d'Exemple", "Jean-Paul")),
    ],
)
def test_name_is_divided_into_given_and_family_name(written: str, name: Name) -> None:
    assert Name.parse(written) == name


@pytest.mark.parametrize(
    ("written", "name", "particle"),
    [
        ("Vera van der Fiction", Name("van der Fiction", "Vera"), "van der"),
        ("van der Fiction, Vera", Name("van der Fiction", "Vera"), "van der"),
        ("Vera Van der Fiction", Name("Van der Fiction", "Vera"), None),
        ("Ana de la Cruz López", Name("de la Cruz López", "Ana"), "de la"),
        ("von Sample, Max", Name("von Sample", "Max"), "von"),
        ("Max del Sample", Name("del Sample", "Max"), "del"),
        ("Max di Sample", Name("di Sample", "Max"), "di"),
        ("Max da Sample", Name("da Sample", "Max"), "da"),
        ("Rami al-Sample", Name("al-Sample", "Rami"), "al-"),
        ("Al-Sample, Rami", Name("Al-Sample", "Rami"), None),
        ("Ludwig {van Sample}", Name("van Sample", "Ludwig"), "van"),
        ("van Sample", Name("van Sample"), "van"),
        ("bell example", Name("example", "bell"), None),
        ("Ada Example", Name("Example", "Ada"), None),
        ("{van der Group}", Name("van der Group", group=True), None),
    ],
)
def test_particle_is_part_of_the_family_name_and_told_apart(
    written: str, name: Name, particle: str | None
) -> None:
    read = Name.parse(written)
    assert (read, read.particle) == (name, particle)
    joint = "" if not particle or particle.endswith("-") else " "
    assert f"{particle or ''}{joint}{read.family_alone}" == read.family


@pytest.mark.parametrize(
    "written",
    [
        "Sample, Jr., Max",
        "Sample, Max, Jr.",
        "Sample, Max Jr.",
        "Sample Jr., Max",
        "Max Sample Jr.",
        "Max Sample, Jr.",
    ],
)
def test_suffix_is_told_wherever_it_stands(written: str) -> None:
    assert Name.parse(written) == Name("Sample", "Max", "Jr.")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Max van Sample III", Name("van Sample", "Max", "III")),
        ("Sample, Sr, Max", Name("Sample", "Max", "Sr")),
        ("Sample, VIII, Max", Name("Sample", "Max", "VIII")),
        ("Sample, 5th, Max", Name("Sample", "Max", "5th")),
        ("Sample, Jr.", Name("Sample", None, "Jr.")),
        ("Sample, II", Name("Sample", "II")),
    ],
)
def test_suffix_is_no_initial(written: str, name: Name) -> None:
    assert Name.parse(written) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Platon", Name("Platon")),
        (r"{\'E}mile", Name("Émile")),
        ("李娜", Name("李娜")),
        ("李 娜", Name("李", "娜")),
        ("李, 娜", Name("李", "娜")),
        ("김 민수", Name("김", "민수")),
        ("山田太郎", Name("山田太郎")),
        ("محمد علي", Name("علي", "محمد")),
        ("Владимир Пример", Name("Пример", "Владимир")),
        ("{ATLAS Collaboration}", Name("ATLAS Collaboration", group=True)),
        ("{{ATLAS Collaboration}}", Name("ATLAS Collaboration", group=True)),
        ("{Barnes and Noble, Inc.}", Name("Barnes and Noble, Inc.", group=True)),
        ("{Team 42}", Name("Team 42", group=True)),
        ("{A}{B}", Name("AB")),
        ("{Barnes and Noble}, Ada", Name("Barnes and Noble", "Ada")),
    ],
)
def test_name_of_one_word_of_another_script_or_of_a_group(written: str, name: Name) -> None:
    assert Name.parse(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "Ada Example,",
        "Ada  Example ,, ",
        " Ada\u00a0Example;",
        "Ada~Example",
        "\ufeffAda Exam\u200bple",
        "Ada Example 0001",
        "Example 0001, Ada",
        "Example,, Ada",
    ],
)
def test_what_surrounds_a_name_is_left_out(written: str) -> None:
    assert Name.parse(written) == Name("Example", "Ada")


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            " ",
            ",",
            ", Ada",
            "{}",
            "a, b, c, d",
            "{Ada",
            "Ada}",
            "}{",
            "...",
            "Ada ...",
            "Jr.",
            "Sample Jr.",
            "Doe, Jane, PhD",
            "Sample, PhD, Max",
            "Ada Example, Max Sample, Vera Fiction",
        ),
        *("ada@example.org", "Ada Example1", "Ada 42", "42", "Ada Example*", "Ada Example†"),
        *("Ada Example; Max Sample", r"Ada Example \& Max Sample", "Ada Example et al."),
        *(
            "https://ada.example",
            r"\foo Example",
            "$x$ Example",
            r"A \{ B",
            "Ada\x00 Example",
            "\ud800",
        ),
    ],
)
def test_what_is_no_name_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Name.parse(written)


@PROPERTY
@given(WRITTEN)
@example("van Gogh")
@example("Metin And")
@example("{Sample Jr}, {Max, Ada}")
@example("x{Jean Luc}")
def test_any_text_is_refused_or_a_name_that_bibtex_reads_back(written: str) -> None:
    try:
        name = Name.parse(written)
    except ValueError:
        return
    assert Name.parse(name.bibtex) == name
    assert name_list(f"{name.bibtex} and Sample, Max") == [name.bibtex, "Sample, Max"]
    if not name.group:
        assert as_bibtex_has_it(name.bibtex) == name


def as_bibtex_has_it(written: str) -> Name:
    """Return the name in the parts that BibTeX makes of it."""
    person = Person(written)
    family, given, suffix = (
        unicodedata.normalize("NFC", text_of(" ".join(parts)))
        for parts in (
            [*person.prelast_names, *person.last_names],
            [*person.first_names, *person.middle_names],
            person.lineage_names,
        )
    )
    return Name(family, given or None, suffix or None)


@pytest.mark.parametrize(
    ("name", "bibtex"),
    [
        (Name("King", None, "Jr."), "King, Jr.,"),
        (Name("de la Cruz"), "de la Cruz"),
        (Name("Smith III", "Ann"), "{Smith III}, Ann"),
        (Name("van Sample", None, "Sr"), "van Sample, Sr,"),
        (Name("al-Sample", "Rami"), "al-Sample, Rami"),
        (Name("Sample", "Max", "III"), "Sample, III, Max"),
        (Name("'t Sample", "Max"), "'t Sample, Max"),
        (Name("\u0160koda", "\u00c9. \u00d8."), "\u0160koda, \u00c9. \u00d8."),
    ],
)
def test_bibtex_itself_divides_a_name_as_we_do(name: Name, bibtex: str) -> None:
    assert name.bibtex == bibtex
    assert Name.parse(bibtex) == as_bibtex_has_it(bibtex) == name


@pytest.mark.parametrize(
    "piece", ["{", "}", ",", "a,", "a ", "{a} ", "\\", r"\'", "~", "\u0301", "-"]
)
def test_long_name_is_read_or_refused(piece: str) -> None:
    for written in (piece * 5000, f"Ada {piece * 5000} Example"):
        name_list(written)
        try:
            Name.parse(written)
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("name", "shown", "inverted", "bibtex"),
    [
        (Name("Example", "Ada"), "Ada Example", "Example, Ada", "Example, Ada"),
        (Name("Sample", "Max", "Jr."), "Max Sample Jr.", "Sample, Jr., Max", "Sample, Jr., Max"),
        (
            Name("van der Fiction", "Vera"),
            "Vera van der Fiction",
            "van der Fiction, Vera",
            "van der Fiction, Vera",
        ),
        (Name("Platon"), "Platon", "Platon", "Platon"),
        (Name("李", "娜"), "李娜", "李, 娜", "李, 娜"),
        (Name("李", "Na"), "Na 李", "李, Na", "李, Na"),
        (Name("And", "Metin"), "Metin And", "And, Metin", "{And}, Metin"),
        (Name("A & B", group=True), "A & B", "A & B", r"{A \& B}"),
    ],
)
def test_name_is_shown_in_reading_order_and_sorted_by_family(
    name: Name, shown: str, inverted: str, bibtex: str
) -> None:
    assert (str(name), name.inverted, name.bibtex) == (shown, inverted, bibtex)


def test_list_of_names_is_divided_at_and_outside_braces() -> None:
    assert name_list("Example, Ada and {Barnes and Noble} and Platon") == [
        "Example, Ada",
        "{Barnes and Noble}",
        "Platon",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada  EXAMPLE ", "ada example"),
        ("José García", "Jose Garcia"),
        ("Jose\u0301", "José"),
        ("Siobhán O'Neil", "Siobhan O’Neil"),
        ("Jean-Pierre Exemple", "Jean Pierre Exemple"),
        ("J. E. Gonzalez", "J.E. Gonzalez"),
        ("Max Sample, Jr.", "Max Sample Jr"),
        ("Lars Ødegård", "Lars Odegard"),
        ("Łukasz Đorđe", "Lukasz Dorde"),
        ("Ægir Þór Straße", "AEgir Thor Strasse"),
        ("İpek Işık", "Ipek Isik"),
        ("Ａｄａ", "Ada"),
        ("Νίκος Παράδειγμα", "Νικοσ Παραδειγμα"),
        ("ВЛАДИМИР", "Владимир"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. E. Gonzalez", "JE Gonzalez"),
        ("Jean-Pierre", "Jeanpierre"),
        ("Müller", "Mueller"),
        ("李娜", "李那"),
        ("かき", "がき"),
        ("Йосиф", "Иосиф"),
        ("ก่า", "กา"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@PROPERTY
@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_key_of_a_key_is_itself_and_no_text_loses_all(name: str) -> None:
    key = name_key(name)
    assert name_key(key) == key
    assert bool(key) == bool(name.strip())
