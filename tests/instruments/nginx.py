"""A real nginx with the project's configuration, for tests and measurements."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from moving_cities.reading.nginx import nginx_configuration
from tests.instruments.served import wait_until_it_answers

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
_BROTLI_MODULE = "ngx_http_brotli_static_module.so"


def brotli_module() -> Path | None:
    """The module of this nginx that sends prepared Brotli files, where it is installed."""
    told = subprocess.run([str(NGINX), "-V"], capture_output=True, text=True, check=True).stderr
    folder = re.search(r"--modules-path=(\S+)", told)
    module = Path(folder[1]) / _BROTLI_MODULE if folder else None
    return module if module and module.is_file() else None


@contextmanager
def nginx_serving(
    var: Path, folder: Path, port: int, upstream: str = "127.0.0.1:9", workers: str = "1"
) -> Iterator[subprocess.Popen[bytes]]:
    """The running nginx, from its first answer on; its own files go into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    module = brotli_module()
    site = folder / "site.conf"
    site.write_text(
        nginx_configuration(var, port, upstream, host="127.0.0.1", has_brotli=module is not None),
        encoding="utf-8",
    )
    main = folder / "nginx.conf"
    main.write_text(_main(folder, site, module, workers), encoding="utf-8")
    process = subprocess.Popen([str(NGINX), "-e", "stderr", "-p", str(folder), "-c", str(main)])
    try:
        wait_until_it_answers(port)
        yield process
    finally:
        process.terminate()
        process.wait(20)


def _main(folder: Path, site: Path, module: Path | None, workers: str) -> str:
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"{f'load_module {module};' if module else ''}\n"
        f"{'user root;' if os.geteuid() == 0 else ''}\n"
        f"daemon off; worker_processes {workers}; pid {folder}/nginx.pid; error_log stderr crit;\n"
        "events { worker_connections 1024; }\n"
        f"http {{ access_log off; sendfile on; tcp_nopush on; {temporary} include {site}; }}\n"
    )
