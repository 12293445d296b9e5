"""Columns that hold sentences together with what they were made of, so that each reader gets them in their language."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import models

from moving_cities.atlas.sentences import Sentence

if TYPE_CHECKING:
    _AnyField = models.Field[Any, Any]
    _TextField = models.TextField[Any, Any]
else:
    _AnyField = models.Field
    _TextField = models.TextField

_KEPT = {"say", "values"}


class WrittenJsonField(_AnyField):
    """A JSON value, stored as text that holds ASCII only. Sentences in it come back as sentences.

    Django's own field is `jsonb` on PostgreSQL, which refuses U+0000 and reorders keys. What comes from outside
    may hold any character, and is to be given back as it came.
    """

    def get_internal_type(self) -> str:
        """The column is one of text."""
        return "TextField"

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        """The value that the text stands for."""
        return None if value is None else json.loads(value, object_hook=_sentence_again)

    def to_python(self, value: Any) -> Any:
        """The value itself."""
        return value

    def get_prep_value(self, value: Any) -> str | None:
        """The text that stands for the value."""
        return None if value is None else json.dumps(_kept(value), ensure_ascii=True, separators=(",", ":"))

    def value_to_string(self, obj: models.Model) -> str:
        """The text, for Django's serializers."""
        return self.get_prep_value(self.value_from_object(obj)) or ""


class SentenceField(_TextField):
    """A sentence, stored as JSON with its template; words that are no sentence are stored as they are."""

    def deconstruct(self) -> Any:
        """To migrations it is a column of text."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        """The sentence that the text stands for."""
        if value is None or not value.startswith('{"say":'):
            return value
        return Sentence.from_kept(json.loads(value))

    def get_prep_value(self, value: Any) -> Any:
        """The text that stands for the sentence."""
        if isinstance(value, Sentence):
            return json.dumps(value.as_kept(), separators=(",", ":"))
        return super().get_prep_value(value)


def _kept(value: Any) -> Any:
    """The value with every sentence as JSON can hold it."""
    if isinstance(value, Sentence):
        return value.as_kept()
    if isinstance(value, dict):
        return {name: _kept(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_kept(one) for one in value]
    return value


def _sentence_again(value: dict[str, Any]) -> Any:
    """The sentence, where this is how one was kept; one within another is made already."""
    if value.keys() != _KEPT or not isinstance(value["values"], Mapping):
        return value
    templates = value["say"] if isinstance(value["say"], list) else [value["say"]]
    return Sentence(*templates, **value["values"])
