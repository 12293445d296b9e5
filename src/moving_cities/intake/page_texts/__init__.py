"""Page texts: the lines of a city profile or an approach, recognised as title, takeaways, sections and quotes.

`reading.read_page_text` is the way in, `page_text.PageText` what comes out. Every character of the input is either
understood, kept as free text, or left out with a reason.
"""
