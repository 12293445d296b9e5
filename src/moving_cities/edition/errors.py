"""The errors of an edition: what kept it from being built, in a whole sentence with the remedy."""


class EditionError(Exception):
    """An edition could not be built or published; the one before stays live."""


class CatalogueError(EditionError):
    """The words of a language are missing or do not fit their sentence."""


class VerificationError(EditionError):
    """The built edition breaks a promise: a dead link, a missing alternate, a damaged file.

    Attributes:
        findings: every finding, one sentence each.
    """

    def __init__(self, findings: tuple[str, ...]) -> None:
        shown = "\n".join(findings[:20])
        more = f"\n… and {len(findings) - 20} more." if len(findings) > 20 else ""
        super().__init__(f"The new edition was not published, because it has {len(findings)} faults:\n{shown}{more}")
        self.findings = findings
