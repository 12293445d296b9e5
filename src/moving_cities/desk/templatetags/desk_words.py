"""Sentences of other rooms in templates: `{% load desk_words %}{{ row.reason|in_words }}`."""

from django import template

from moving_cities.desk.wording import in_words

register = template.Library()
register.filter("in_words", in_words)
