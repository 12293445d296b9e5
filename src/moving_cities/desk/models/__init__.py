"""The tables of the desk, one module per subject.

Facts have no language; names, slugs and words hang on them per language. What a map, a filter or a count
needs is a column or a relation. The rules of the atlas are rules of the database too.
"""

from moving_cities.desk.models.activity import ActivityRecord, PublishRun
from moving_cities.desk.models.approaches import (
    Approach,
    ApproachSlug,
    ApproachSource,
    ApproachTopic,
    Topic,
    TopicSlug,
)
from moving_cities.desk.models.archived import ArchivedDocument, ArchivedPage
from moving_cities.desk.models.documents import Block, BlockSource, BlockYear, Document
from moving_cities.desk.models.drafts import Draft
from moving_cities.desk.models.front import Alias, AtlasLanguage, AtlasSettings, Credit, Highlight
from moving_cities.desk.models.networks import Membership, Network, NetworkSlug
from moving_cities.desk.models.pages import NewsItem, NewsItemSlug, Page, PageSlug
from moving_cities.desk.models.places import City, CityName, CitySlug, Country, CountryName, CountrySlug
from moving_cities.desk.models.sources import Source
from moving_cities.desk.models.table_imports import TableImport, TableImportRecord
from moving_cities.desk.models.terms import Term
from moving_cities.desk.models.words import Segment, SegmentHistory, SegmentTranslation

__all__ = [
    "ActivityRecord",
    "Alias",
    "Approach",
    "ApproachSlug",
    "ApproachSource",
    "ApproachTopic",
    "ArchivedDocument",
    "ArchivedPage",
    "AtlasLanguage",
    "AtlasSettings",
    "Block",
    "BlockSource",
    "BlockYear",
    "City",
    "CityName",
    "CitySlug",
    "Country",
    "CountryName",
    "CountrySlug",
    "Credit",
    "Document",
    "Draft",
    "Highlight",
    "Membership",
    "Network",
    "NetworkSlug",
    "NewsItem",
    "NewsItemSlug",
    "Page",
    "PageSlug",
    "PublishRun",
    "Segment",
    "SegmentHistory",
    "SegmentTranslation",
    "Source",
    "TableImport",
    "TableImportRecord",
    "Term",
    "Topic",
    "TopicSlug",
]
