"""JSON-LD: true, and unable to leave its script element."""

import json

from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.records import City, Country, Network, NetworkKind
from moving_cities.edition.pages.words import Link, Words
from moving_cities.edition.site import Site
from moving_cities.edition.structured_data import about_city, about_country, about_network, json_ld

SITE = Site("https://atlas.example", "Moving Cities")


@given(st.text(st.characters(exclude_categories=("Cs",))), st.sampled_from(["", "</script>", "<!--", "]]>", "&#60;"]))
def test_no_name_can_close_the_script_element(name: str, attack: str):
    """A script element ends at `</script` and changes its reading at `<!--`, whatever JSON says."""
    crumbs = (Link(Words(attack + name), "/en/"),)
    text = json_ld(SITE, name + attack, "/en/gent/", "en", crumbs, {"name": attack})
    assert not {"<", ">", "&"} & set(text)
    assert "\n" not in text
    found = json.loads(text)
    assert found["name"] == name + attack
    assert found["breadcrumb"]["itemListElement"][0]["name"] == attack + name
    assert found["about"]["name"] == attack


def test_a_page_says_where_it_stands_and_what_it_belongs_to():
    crumbs = (Link(Words("Home"), "/pl/"), Link(Words("Miasta"), "/pl/miasta/"))
    found = json.loads(json_ld(SITE, "Gandawa", "/pl/gandawa/", "pl", crumbs, None))
    assert found["@id"] == found["url"] == "https://atlas.example/pl/gandawa/"
    assert found["isPartOf"]["url"] == "https://atlas.example/"
    assert [step["item"] for step in found["breadcrumb"]["itemListElement"]] == [
        "https://atlas.example/pl/",
        "https://atlas.example/pl/miasta/",
        "https://atlas.example/pl/gandawa/",
    ]
    assert "about" not in found
    assert "breadcrumb" not in json.loads(json_ld(SITE, "Home", "/pl/", "pl", (), None))


def test_records_name_their_identifiers_elsewhere_only_where_they_have_them():
    city = City("gent", "be", "Gent", 51.05, 3.72, geonames_id=2797656, wikidata_id="Q1296")
    assert about_city(city, "Ghent")["sameAs"] == [
        "https://www.wikidata.org/entity/Q1296",
        "https://sws.geonames.org/2797656/",
    ]
    assert "sameAs" not in about_city(City("x", "be", "X", 1, 1), "X")
    assert about_city(City("x", "be", "X", 1, 1), "X")["containedInPlace"] == {"@type": "Country", "identifier": "BE"}
    coded = about_city(City("gent", "be", "Gent", 51.05, 3.72, lau_id="44021", nuts3_id="BE234"), "Ghent")
    assert coded["identifier"] == {"@type": "PropertyValue", "propertyID": "LAU", "value": "44021"}
    assert coded["containedInPlace"][0] == {
        "@type": "AdministrativeArea",
        "identifier": "BE234",
        "sameAs": "http://data.europa.eu/nuts/code/BE234",
    }
    network = Network("n", "Network", "N", NetworkKind.TRANSNATIONAL, founded=1986, website="https://n.example")
    assert about_network(network) == {
        "@type": "Organization",
        "name": "Network",
        "url": "https://n.example",
        "foundingDate": "1986",
    }
    assert about_network(Network("n", "Network", "N", NetworkKind.TRANSNATIONAL)).keys() == {"@type", "name"}
    assert about_country(Country("be", names={}), "Belgium")["identifier"] == "BE"
