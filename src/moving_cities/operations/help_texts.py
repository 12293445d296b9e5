"""What help texts of commands have in common."""


def examples(*commands: str) -> str:
    """The end of a help text; the first sign keeps click from joining the lines."""
    return "\n".join(("\b", "Examples:", *(f"  {command}" for command in commands)))
