"""The elements of HTML, by what they do to the words in them."""

from moving_cities.atlas.sentences import say

_BLOCKS = (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu "
    "nav ol option optgroup p plaintext pre search section select summary table tbody td textarea tfoot "
    "th thead tr ul xmp"
)

BLOCKS = frozenset(_BLOCKS.split())
"""Elements that begin a line of their own."""

DROPPED: dict[str, str] = {
    "script": say("scripts"),
    "style": say("styles"),
    "template": say("templates"),
    "noscript": say("words for browsers without scripts"),
    "iframe": say("embedded pages"),
    "object": say("embedded objects"),
    "noframes": say("words for browsers without frames"),
    "noembed": say("words for browsers without plug-ins"),
    "datalist": say("proposals of form fields"),
    "rp": "",
    "title": "",
    "desc": say("descriptions of drawings"),
    "metadata": say("descriptions of drawings"),
}
"""Elements whose words a browser does not show, and what they are called in sentences; some need no mention."""

HEADINGS: dict[str, int] = {f"h{level}": level for level in range(1, 7)}
QUOTES = frozenset({"blockquote", "q"})
STRONG = frozenset({"b", "strong"})
AS_TYPED = frozenset({"pre", "textarea", "listing", "xmp", "plaintext"})
LISTS = frozenset({"ul", "menu", "dir"})
