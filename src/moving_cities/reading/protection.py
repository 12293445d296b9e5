"""The headers that protect readers, the same on every public answer.

The pages need nothing but their own origin: their scripts, styles, fonts, pictures and the map's drawing
are files of the edition, and nothing stands inline. So the policy starts from “nothing”.
"""

Header = tuple[str, str]

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

DESK_SECURITY_POLICY = "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
"""What the desk gets where it sets no policy: its editor and its preview need inline parts and frames."""

_ON_EVERYTHING: tuple[Header, ...] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)

PUBLIC_HEADERS: tuple[Header, ...] = (("Content-Security-Policy", CONTENT_SECURITY_POLICY), *_ON_EVERYTHING)

STRICT_TRANSPORT: Header = ("Strict-Transport-Security", "max-age=31536000")
"""Sent over https only; over plain http it means nothing."""


def with_protection(headers: list[Header], is_secure: bool) -> list[Header]:
    """The desk's own headers, and each protecting one that it does not set itself."""
    present = {name.lower() for name, _ in headers}
    wanted = [("Content-Security-Policy", DESK_SECURITY_POLICY), *_ON_EVERYTHING]
    if is_secure:
        wanted.append(STRICT_TRANSPORT)
    return [*headers, *(header for header in wanted if header[0].lower() not in present)]
