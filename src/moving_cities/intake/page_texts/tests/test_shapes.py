"""The shapes in which pages come: takeaways, leads, lists, networks, reports, contacts, frames and damage."""

import pytest

from moving_cities.intake.formats.lines import Line, ReadFile
from moving_cities.intake.formats.reading import read_file

FIRST, SECOND = "The town and its people plan together.", "Help starts early and lasts long."
BODY = "The council asked six groups of the town to write the plan with it."


def page_of(*parts: str) -> str:
    """A page of Ghent with these parts, apart by blank lines."""
    return "\n\n".join(("Moving Cities\nAbout the city", "Ghent", "One table for all", *parts))


@pytest.mark.parametrize(
    "takeaways",
    [
        f"  • 1\n\n    {FIRST}\n\n  • 2\n\n    {SECOND}",
        f"- 1\n{FIRST}\n- 2\n{SECOND}",
        f"- 1 {FIRST}\n- 2 {SECOND}",
        f"• 1. {FIRST}\n• 2. {SECOND}",
        f"1. {FIRST}\n2. {SECOND}",
        f"1) {FIRST}\n2) {SECOND}",
        f"1\n{FIRST}\n\n2\n{SECOND}",
        f"1.\n\n{FIRST}\n\n2.\n\n{SECOND}",
        f"• {FIRST}\n• {SECOND}",
        f"* {FIRST}\n\n* {SECOND}",
        f"– {FIRST}\n– {SECOND}",
        f"{FIRST}\n\n{SECOND}",
        f"{FIRST}\n{SECOND}",
        "- The town and its people\n  plan together.\n- Help starts early\n  and lasts long.",
    ],
)
def test_takeaways_in_every_shape(read, takeaways: str) -> None:
    page = read(page_of("Key Takeaways", takeaways, "What is unique about the city?", BODY))

    assert page.takeaways == (FIRST, SECOND)
    assert [(block.key, block.text) for block in page.blocks] == [("unique", BODY)]


def test_takeaways_without_their_heading_are_taken_and_asked_about(read) -> None:
    page = read(page_of(f"• {FIRST}\n• {SECOND}", "What is unique about the city?", BODY))

    assert page.takeaways == (FIRST, SECOND)
    assert any("before the first heading" in question for question in page.questions)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (f"Planned together: {BODY}", "Planned together:"),
        ("Help without fear: whoever saw a crime can tell it and leave again.", "Help without fear:"),
        (f"Planned together:\n\n{BODY}", "Planned together:"),
        (f"Planned together.\n\n{BODY}", "Planned together."),
        (f"Planned together\n\n{BODY}", "Planned together"),
        (f"**Planned** The town meets.\n\n{BODY}", "Planned"),
        (f"**Ada Colau** meets all.\n\n{BODY}", ""),
        ("Planned together: All meet.", "Planned together:"),
        (f"**Planned together.** {BODY}", "Planned together."),
        (f"Planned together: {BODY}\n\nPaid together: The state gave half.", "Planned together:"),
        ("The mayor said: “We are open to all who come.”", ""),
        ("The aims are: housing, work and language for all.", ""),
        ("It began in 2015 at 12:30 in the town hall of the old harbour.", ""),
        (BODY, ""),
    ],
)
def test_leads_run_in_alone_or_bold(read, text: str, lead: str) -> None:
    page = read(page_of("What is unique about the city?", text))

    assert page.blocks[0].lead == lead


def test_lists_and_special_signs_are_kept_in_the_notation(read) -> None:
    page = read(page_of("What are the key factors?", "Three things:\n\n- a *star*\n- an_under_score\n- [brackets]"))

    assert page.blocks[0].text.splitlines()[-3:] == [r"- a \*star\*", r"- an\_under\_score", r"- \[brackets\]"]


def test_links_are_kept_and_dangerous_ones_are_told(read) -> None:
    links = (("the plan", "https://example.org/plan"), ("here", "javascript:alert(1)"))
    lines = (Line(1, "What are the key factors?", heading=2), Line(2, "Read the plan here.", links=links))
    page = read(ReadFile("x.html", "html", "0" * 64, lines))

    assert page.blocks[0].text == "Read [the plan](https://example.org/plan) here."
    assert [(repair.line, repair.before) for repair in page.repairs] == [(2, "javascript:alert(1)")]


@pytest.mark.parametrize(
    ("networks", "text"),
    [
        ("Eurocities\nSolidarity Cities", "- Eurocities\n- Solidarity Cities"),
        ("- Eurocities\n- C-MISE", "- Eurocities\n- C-MISE"),
        ("Eurocities, Solidarity Cities", "Eurocities, Solidarity Cities"),
    ],
)
def test_networks_one_a_line_or_in_one_line(read, networks: str, text: str) -> None:
    page = read(page_of("What are the key factors?", BODY, "Member of the following networks", networks))

    assert (page.blocks[-1].type, page.blocks[-1].text) == ("networks", text)


def test_networks_behind_their_label(read) -> None:
    page = read(page_of("What are the key factors?", BODY, "Member of the following networks: Eurocities, C-MISE"))

    assert (page.blocks[-1].heading, page.blocks[-1].text) == ("Member of the following networks", "Eurocities, C-MISE")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Report of 2021, updated in 2023.", "en"),
        ("Bericht von 2021, aktualisiert 2023.", "de"),
        ("Rapport de 2021, mis à jour en 2023.", "fr"),
        ("Rapporto del 2021, aggiornato nel 2023.", "it"),
        ("Informe de 2021, actualizado en 2023.", "es"),
        ("Raport z 2021 r., zaktualizowany w 2023 r.", "pl"),
        ("Έκθεση του 2021, ενημερωμένη το 2023.", "el"),
        ("Rapport van 2021, bijgewerkt in 2023.", "nl"),
        ("تقرير عام ٢٠٢١، حُدِّث في ٢٠٢٣.", "ar"),
    ],
)
def test_report_lines_in_every_language(read, line: str, language: str) -> None:
    page = read(page_of("What are the key factors?", BODY, line), language=language)

    assert (page.blocks[-1].type, page.blocks[-1].years) == ("report", (2021, 2023))


def test_a_sentence_about_a_report_is_no_report_line(read) -> None:
    page = read(
        page_of("What are the key factors?", "A press report of 2021 speaks of about 250,000 newcomers in town.")
    )

    assert [block.type for block in page.blocks] == ["section"]


def test_contacts_with_and_without_their_heading(read) -> None:
    address = "City of Ghent, social affairs\nwelcome@example.org\n+32 9 123 45 67"
    headed = read(page_of("What are the key factors?", BODY, "Contact", address))
    bare = read(page_of("What are the key factors?", BODY, address))

    assert headed.blocks[-1].type == bare.blocks[-1].type == "contact"
    assert headed.blocks[-1].text == bare.blocks[-1].text
    assert "welcome@example.org" in bare.blocks[-1].text


@pytest.mark.parametrize(
    "text",
    [
        "A desk in the library is run by people who arrived themselves. Write to desk@example.org to visit.",
        "Das Büro in der Bibliothek führen Menschen, die selbst angekommen sind. E-Mail: buero@example.org",
        "Le guichet est tenu par des personnes arrivées elles-mêmes. Contact : guichet@example.org",
        "Lo sportello è tenuto da persone arrivate in città. Contatto: consulta@example.org",
        "La oficina la llevan personas que llegaron ellas mismas. Correo: oficina@example.org",
        "Biuro prowadzą osoby, które same tu kiedyś przyjechały. Kontakt: biuro@example.org",
        "Το γραφείο το έχουν άνθρωποι που ήρθαν και οι ίδιοι. Επικοινωνία: grafeio@example.org",
        "Het loket wordt bemand door mensen die zelf zijn aangekomen. Mail: loket@example.org",
        "يدير المكتب في المكتبة أشخاص وصلوا هم أنفسهم إلى المدينة. للتواصل: desk@example.org",
        "desk@example.org",
    ],
)
def test_an_address_in_a_text_does_not_take_the_text_from_its_section(read, text: str) -> None:
    first = read(page_of("What is inspiring?", text, "How does it work?", BODY))
    second = read(page_of("What is inspiring?", BODY, text, "How does it work?", BODY))

    assert [(block.type, block.key) for block in first.blocks] == [("section", "inspiring"), ("section", "operation")]
    assert not first.damage
    assert second.blocks[0].text.startswith(BODY)
    assert (second.blocks[1].type == "contact") is (text == "desk@example.org")


def test_the_frame_of_a_site_is_left_out_with_reasons(read) -> None:
    frame = "EN DE FR\n\nHome > Cities > Ghent"
    cards = "Inspiring Approaches\n\nRefugee task force\n\nRead more\n\nNext Featured City\n\nUtrecht"
    tail = f"{cards}\n\nImprint\nPrivacy\n© 2023"
    page = read(f"{frame}\n\n{page_of('What are the key factors?', BODY, tail, 'We use cookies.', 'Accept all')}")

    assert [(block.key, block.text) for block in page.blocks] == [("key-factors", BODY)]
    reasons = {one.reason for one in page.left_out}
    assert reasons >= {"navigation", "brand", "label", "approaches", "button", "next city", "footer", "cookies"}


def test_an_approach_with_city_and_title_glued_together(read) -> None:
    text = "Inspiring Approaches\n\nGhentGhent’s refugee task force\n\nHousing, Work\n\nWhat is inspiring?\n\n"
    page = read(text + BODY + "\n\nContact\n\nCity of Ghent\nhelp@example.org\n\nHow does it work?\n\n" + BODY)

    assert (page.kind, page.city, page.title) == ("approach", "gent", "Ghent’s refugee task force")
    assert page.topics == ("Housing", "Work")
    assert [(block.type, block.key) for block in page.blocks] == [
        ("section", "inspiring"),
        ("contact", ""),
        ("section", "operation"),
    ]


def test_topics_on_two_lines_are_all_taken(read) -> None:
    text = "Inspiring Approaches\n\nGhent\n\nThe charter\n\nHousing\n\n{}\n\nA charter for all who come\n\n"
    for second, topics in (("Moonlight", ("Moonlight",)), ("Work, Moonlight", ("Work", "Moonlight"))):
        page = read(text.format(second) + "What is inspiring?\n\n" + BODY)

        assert (page.title, page.subtitle) == ("The charter", "A charter for all who come")
        assert page.topics == ("Housing", *topics)


@pytest.mark.parametrize(
    "body",
    [
        "The town works with\nthe groups of the quarter.",
        "La ville travaille\navec les associations.",
        "Het plan is van\nde stad.",
    ],
)
def test_a_short_line_broken_amid_a_sentence_goes_on(read, body: str) -> None:
    page = read(page_of("What are the key factors?", BODY, body))

    assert page.blocks[0].text.endswith(body.replace("\n", " "))


@pytest.mark.parametrize(
    ("language", "heading", "wording"),
    [
        ("fr", "Changements importants depuis 2021", "Qu’est-ce qui a changé depuis ?"),
        ("el", "ΤΙ ΕΙΝΑΙ ΜΟΝΑΔΙΚΟ ΣΤΗΝ ΠΟΛΗ;", "Τι κάνει την πόλη μοναδική;"),
    ],
)
def test_a_heading_told_by_what_it_speaks_of_is_asked_about_with_the_known_one(
    read, language: str, heading: str, wording: str
) -> None:
    page = read(page_of(f"## {heading}", BODY), language=language)

    asked = [question for question in page.questions if heading in question]
    assert len(asked) == 1
    assert f"“{wording}”" in asked[0]


def test_a_known_heading_in_capitals_without_accents_is_not_asked_about(read) -> None:
    page = read(page_of("ΤΙ ΚΑΝΕΙ ΤΗΝ ΠΟΛΗ ΜΟΝΑΔΙΚΗ;", BODY), language="el")

    assert page.blocks[0].key == "unique"
    assert not any("ΜΟΝΑΔΙΚΗ" in question for question in page.questions)


def test_merged_and_unknown_headings_stay_free_in_their_place(read) -> None:
    merged = "What is the focus of local migration policies? What are the key factors?"
    page = read(page_of(merged, BODY, "A harbour that stays open", BODY.replace("six", "ten"), "Update 2023", "More."))

    assert [(block.key, block.heading) for block in page.blocks] == [
        ("", merged),
        ("", "A harbour that stays open"),
        ("changes", "Update 2023"),
    ]


def test_lines_broken_at_a_column_are_put_together(read) -> None:
    body = (
        "The council asked six groups of the town to write the plan\n"
        "with it, and the plan was ready when the first ones came by\n"
        "bus that autumn. Nobody had to wait for a decision from above,\n"
        "and so it has stayed."
    )
    page = read(page_of("What is the focus of local migration policies? What are the\nkey factors?", body))

    assert page.blocks[0].heading.endswith("What are the key factors?")
    assert page.blocks[0].text == body.replace("\n", " ")


def test_a_page_without_any_blank_line(read) -> None:
    page = read(
        page_of("Key Takeaways", f"- 1 {FIRST}", "What is unique about the city?", f"Early: {BODY}").replace(
            "\n\n", "\n"
        )
    )

    assert (page.title, page.subtitle, page.takeaways) == ("Ghent", "One table for all", (FIRST,))
    assert [(block.key, block.lead) for block in page.blocks] == [("unique", "Early:")]


def test_without_a_title_the_text_says_the_city_and_a_person_is_asked(read) -> None:
    page = read(f"One table for all\n\nWhat is unique about Ghent?\n\n{BODY}")

    assert (page.title, page.subtitle, page.city) == ("", "One table for all", "gent")
    assert page.city_confidence < 0.92
    assert any("gent" in question for question in page.questions)


def test_damage_is_told_where_it_is(read) -> None:
    lost = "\ufffd" * 200
    cut = "Advisers look for an insurance that can be had, and where there is none vouchers pay for treat"
    page = read(
        page_of(
            "What is unique about the city?", BODY, BODY, lost, "What is the outcome?", "What are the key factors?", cut
        )
    )

    assert [(one.what, one.lines) for one in page.damage] == [
        ("doubled", (12, 12)),
        ("lost", (14, 14)),
        ("empty", (16, 16)),
        ("cut", (18, 20)),
    ]


@pytest.mark.parametrize(
    ("language", "end"),
    [
        ("en", "The groups have worked together since 2015, and"),
        ("en", "The plan is old. The town wrote it with its organis"),
        ("en", "The town wrote the plan with six groups and all its organis"),
        ("de", "Die Gruppen arbeiten seit 2015 zusammen und"),
        ("fr", "Les groupes travaillent ensemble depuis 2015 et"),
        ("it", "I gruppi lavorano insieme dal 2015 e"),
        ("es", "Los grupos trabajan juntos desde 2015 y"),
        ("pl", "Grupy współpracują od 2015 roku oraz"),
        ("el", "Οι ομάδες συνεργάζονται από το 2015 και"),
        ("nl", "De groepen werken sinds 2015 samen en"),
        ("ar", "تعمل المجموعات معًا منذ عام ٢٠١٥ في"),
    ],
)
def test_a_short_last_line_that_breaks_off_is_told(read, language: str, end: str) -> None:
    page = read(
        page_of("What is the outcome?", f"{BODY}\n\n{end}", "What are the key factors?", "Time."), language=language
    )

    assert [one.what for one in page.damage] == ["cut"]


@pytest.mark.parametrize(
    "end",
    ["City of Ghent, 2021", "The plan of the town (2015)", "- a desk in the library\n- a table for all", "“One town.”"],
)
def test_labels_items_and_closed_marks_at_the_end_are_not_cut(read, end: str) -> None:
    page = read(page_of("What is the outcome?", f"{BODY}\n\n{end}", "What are the key factors?", "Time."))

    assert [one.what for one in page.damage] == []


def test_words_that_lost_half_a_letter_are_asked_about(read) -> None:
    file = read_file(page_of("What are the key factors?", "W przyszÅ\x82oÅ\x9bÄ miasto ma plan.").encode(), "a.txt")

    assert any("przyszÅoÅÄ (10)" in question for question in read(file).questions)


def test_a_lost_letter_leaves_a_sign_in_its_word(read) -> None:
    page = read(page_of("What are the key factors?", "The town of Gda\ufffdsk wrote the plan."))

    assert page.blocks[0].text == "The town of Gda?sk wrote the plan."
    assert [(one.reason, one.characters) for one in page.left_out if one.reason == "lost"] == [("lost", 1)]


@pytest.mark.parametrize("language", ["en", "de", "fr", "it", "es", "pl", "el", "nl", "ar"])
def test_the_language_is_recognised(read, start_pack, language: str) -> None:
    """By the texts of the start pack about Ghent."""
    document = next(one for one in start_pack.documents if one.id == "gent")
    fields = dict(document.source_words())
    if language != document.source_language:
        fields = {
            path: document.translated(language, path).words for path in fields if document.translated(language, path)
        }

    assert read("\n\n".join(words for words in fields.values() if isinstance(words, str))).language == language
