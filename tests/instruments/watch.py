"""Watches what a browser does during a journey: nothing foreign, no cookie, no complaint on the console."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Route

_LOCAL_SCHEMES = frozenset({"data", "blob", "about"})


@dataclass
class Watch:
    """What one browser context did against the promises of the public site.

    Attributes:
        origin: the only `scheme://host:port` that may be asked.
        expected: addresses whose answer may be an error, such as a page that is asked for to see the 404.
        foreign: requests that went, or would have gone, to anybody else.
        complaints: errors on the console (violations of the Content-Security-Policy among them), errors of
            scripts, and requests of our own that failed.
    """

    origin: str
    expected: set[str] = field(default_factory=set)
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def attach(self, context: BrowserContext) -> None:
        """Begin to watch; requests to others are recorded and refused."""
        context.route("**/*", self._let_pass_or_refuse)
        context.on("console", self._hear)
        context.on("weberror", lambda problem: self.complaints.append(f"script error: {problem.error}"))
        context.on("requestfailed", self._note_failure)

    def broken_promises(self, context: BrowserContext) -> list[str]:
        """Everything that went wrong so far, one line each; empty when all promises held."""
        cookies = [f"cookie: {cookie.get('name')}" for cookie in context.cookies()]
        return [
            *(f"request to another origin: {address}" for address in self.foreign),
            *self.complaints,
            *cookies,
        ]

    def _is_ours(self, address: str) -> bool:
        parts = urlsplit(address)
        return parts.scheme in _LOCAL_SCHEMES or f"{parts.scheme}://{parts.netloc}" == self.origin

    def _let_pass_or_refuse(self, route: Route) -> None:
        if self._is_ours(route.request.url):
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        place = message.location.get("url", "")
        if message.type == "error" and urlsplit(place).path not in self.expected:
            self.complaints.append(f"console: {message.text} ({place})")

    def _note_failure(self, request: Request) -> None:
        is_cancelled = request.failure == "net::ERR_ABORTED"  # the reader went on before it had arrived
        if self._is_ours(request.url) and not is_cancelled:
            self.complaints.append(f"failed: {request.url} ({request.failure})")
