"""Whatever valid content there is, every page of it can be made, without a fault."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.assets import collect_assets
from moving_cities.edition.card_orders import card_orders
from moving_cities.edition.chunks import anchor_faults, internal_links
from moving_cities.edition.composing import compose_root, frame_for, page_makers
from moving_cities.edition.pages.reader import Reader, Survey
from moving_cities.edition.rendering import Renderer
from moving_cities.edition.site import Site
from tests.instruments.edits import changed
from tests.strategies import atlases


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(atlases(most=2))
def test_every_page_of_any_atlas_is_made_and_every_link_leads_somewhere(atlas: Atlas):
    survey = Survey(atlas, Site())
    contents = {}
    for code in atlas.languages:
        renderer = Renderer(frame_for(survey, code, collect_assets()))
        for maker in page_makers(Reader(survey, code).prepare()):
            page = maker.compose()
            assert page.address not in contents, page.address
            contents[page.address] = renderer.render(page)
    contents["/"] = renderer.render(compose_root(survey))
    known = set(contents) | {f"/{path}" for path in collect_assets().files}
    cards = {f"/{order.path}" for code in atlas.languages for order in card_orders(Reader(survey, code))}
    for address, content in contents.items():
        assert internal_links(content) <= known | cards, address
        assert anchor_faults(content) == (), address


@pytest.mark.parametrize("place", [(-52, -170), (-52.000001, -169.999999), (90, 0), (-90, 0), (0, 180), (-33.9, 151.2)])
def test_a_city_anywhere_on_the_earth_has_its_pages(tiny_atlas, compose, place):
    """The map is of Europe; what lies elsewhere, even opposite to it, must not keep the edition from being built."""
    latitude, longitude = place
    moved = changed(tiny_atlas.cities, tiny_atlas.city("gdansk"), latitude=latitude, longitude=longitude)
    pages = compose(dataclasses.replace(tiny_atlas, cities=moved), "en")
    assert pages["city/gdansk"].plate
    assert pages["country/pl"].cities
