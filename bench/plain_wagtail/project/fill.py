"""Makes the tables and one page of so many bytes: `python fill.py <bytes> <blocks>`. Run in the site's environment."""

import os
import sys

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plain.settings")


def main(page_bytes: int, blocks: int) -> None:
    """Makes the tables and the page; what was there is replaced."""
    django.setup()
    call_command("makemigrations", "plain", verbosity=0)
    call_command("migrate", verbosity=0)
    from plain.models import TextPage
    from wagtail.models import Page, Site

    TextPage.objects.all().delete()
    root = Page.objects.get(depth=1)
    page = root.add_child(instance=TextPage(title="Ghent", slug="ghent", body=_body(page_bytes, blocks)))
    site, _ = Site.objects.get_or_create(is_default_site=True, defaults={"root_page": page})
    site.hostname, site.root_page = "127.0.0.1", page
    site.save()


def _body(page_bytes: int, blocks: int) -> list[tuple[str, str]]:
    words = " ".join(f"word{number % 997}" for number in range(page_bytes))
    share = page_bytes * 2 // blocks - 215  # what headings, links and tags take
    body = []
    for number in range(blocks // 2):
        text = words[number * 37 : number * 37 + share]
        third = len(text) // 3
        paragraphs = (text[:third], text[third : 2 * third], text[2 * third :])
        rich = "".join(
            f'<p>{part} <b>strong</b> <a href="https://example.org/{number}">link</a></p>' for part in paragraphs
        )
        body += [("heading", f"Heading {number}"), ("paragraph", rich)]
    return body


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
