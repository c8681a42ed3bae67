"""How does a test get a browser? Debian's chromium, without a screen; without it tests are skipped and say so."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
WATCH = """
window.ran = [];
for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = (...said) => window.ran.push([name, ...said]);
"""


class Browser:
    """One page at a time, with what it asked for and complained about."""

    def __init__(self, driver) -> None:
        self.driver = driver
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})

    def run(self, script: str, *arguments):
        """Run a script and return its value; promises are awaited."""
        return self.driver.execute_script(script, *arguments)

    def size(self, width: int, height: int, *, dark: bool = False) -> None:
        """Give the page that much room, and a wish for light or dark."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        wish = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wish})

    def open(self, path: Path, *, width: int = 1280, height: int = 900, dark: bool = False) -> None:
        """Open a file afresh: nothing is kept from a page before."""
        self.size(width, height, dark=dark)
        self.driver.get(path.as_uri())
        self.run("localStorage.clear()")
        self.logs("performance"), self.logs("browser")
        self.driver.refresh()

    def logs(self, kind: str) -> list[dict]:
        """Return what was logged since the last call."""
        return self.driver.get_log(kind)

    def complaints(self) -> list[str]:
        """Return what the console says since the last call."""
        return [entry["message"] for entry in self.logs("browser")]

    def asked_for(self) -> set[str]:
        """Return the schemes of everything that was asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self.logs("performance")]
        return {
            urlsplit(event["params"]["request"]["url"]).scheme
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        }

    def keys(self, *keys: str) -> None:
        """Press keys, one after another, wherever the focus is."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not chromedriver:
        pytest.skip("chromium and chromedriver are not installed (apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(chromedriver))
    yield Browser(driver)
    driver.quit()


def from_npm(package: str, member: str, folder: Path) -> str:
    """Return a file of a package from the npm registry; the test is skipped where npm cannot get it."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    try:
        subprocess.run([npm, "pack", package, "--silent"], cwd=folder, check=True, capture_output=True, timeout=120)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip(f"npm cannot get {package}")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        return archive.extractfile(f"package/{member}").read().decode()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    return from_npm("axe-core@4", "axe.min.js", tmp_path_factory.mktemp("axe"))


@pytest.fixture(scope="session")
def mermaid(tmp_path_factory: pytest.TempPathFactory) -> str:
    return from_npm("mermaid@11", "dist/mermaid.min.js", tmp_path_factory.mktemp("mermaid"))
