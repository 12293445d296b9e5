"""JSON-LD for search engines: what a page is about, in schema.org's terms."""

from typing import Any

import orjson

from moving_cities.atlas.records import City, Country, Network
from moving_cities.edition.pages.words import Link
from moving_cities.edition.site import Site


def json_ld(
    site: Site,
    name: str,
    address: str,
    language: str,
    breadcrumbs: tuple[Link, ...],
    about: dict[str, Any] | None,
) -> str:
    """The page as a JSON-LD graph, safe to stand inside a script element."""
    page: dict[str, Any] = {
        "@type": "WebPage",
        "@id": site.url(address),
        "url": site.url(address),
        "name": name,
        "inLanguage": language,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isPartOf": {"@type": "WebSite", "name": site.name, "url": site.url("/")},
    }
    if breadcrumbs:
        page["breadcrumb"] = _breadcrumbs(site, breadcrumbs, name, address)
    if about:
        page["about"] = about
    return _script_safe({"@context": "https://schema.org", **page})


def about_city(city: City, name: str) -> dict[str, Any]:
    """A city as schema.org's City, with its coordinates, its region and its identifiers elsewhere."""
    same_as = []
    if city.wikidata_id:
        same_as.append(f"https://www.wikidata.org/entity/{city.wikidata_id}")
    if city.geonames_id:
        same_as.append(f"https://sws.geonames.org/{city.geonames_id}/")
    place: dict[str, Any] = {
        "@type": "City",
        "name": name,
        "alternateName": city.name_local,
        "geo": {"@type": "GeoCoordinates", "latitude": city.latitude, "longitude": city.longitude},
        "containedInPlace": _around(city),
    }
    if city.lau_id:
        place["identifier"] = {"@type": "PropertyValue", "propertyID": "LAU", "value": city.lau_id}
    return {**place, "sameAs": same_as} if same_as else place


def _around(city: City) -> dict[str, Any] | list[dict[str, Any]]:
    """The country of a city, and before it the region, where its code is known."""
    country = {"@type": "Country", "identifier": city.country_id.upper()}
    if not city.nuts3_id:
        return country
    region = {
        "@type": "AdministrativeArea",
        "identifier": city.nuts3_id,
        "sameAs": f"http://data.europa.eu/nuts/code/{city.nuts3_id}",
    }
    return [region, country]


def about_country(country: Country, name: str) -> dict[str, Any]:
    """A country as schema.org's Country."""
    return {"@type": "Country", "name": name, "identifier": country.id.upper()}


def about_network(network: Network) -> dict[str, Any]:
    """A network as schema.org's Organization."""
    organisation: dict[str, Any] = {"@type": "Organization", "name": network.name}
    if network.website:
        organisation["url"] = network.website
    if network.founded:
        organisation["foundingDate"] = str(network.founded)
    return organisation


def _breadcrumbs(site: Site, links: tuple[Link, ...], name: str, address: str) -> dict[str, Any]:
    steps = [(link.words.text, link.href) for link in links] + [(name, address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": words, "item": site.url(href)}
            for place, (words, href) in enumerate(steps, start=1)
        ],
    }


def _script_safe(value: dict[str, Any]) -> str:
    """JSON in which nothing can close the script element or start a comment."""
    text = orjson.dumps(value).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
