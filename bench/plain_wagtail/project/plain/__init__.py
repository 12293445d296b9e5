"""A plain Wagtail site with one long page, to measure what a page costs that is composed for every request."""
