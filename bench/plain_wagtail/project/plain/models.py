"""One page type: a body of headings and rich text, as in Wagtail's own tutorial."""

from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class TextPage(Page):
    """A page of text."""

    body = StreamField([("heading", CharBlock()), ("paragraph", RichTextBlock())])
    content_panels = (*Page.content_panels, FieldPanel("body"))
    template = "plain/text_page.html"
