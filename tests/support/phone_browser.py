"""A phone's browser: headless Chromium in a phone's size, with the steps a guest takes.

The page draws itself anew whenever the room says something, so an element may be gone between
finding it and touching it: every step finds and acts again until both went well.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import (
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver import ActionChains, Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.support.patience import PATIENCE

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
NOT_YET = (StaleElementReferenceException, ElementNotInteractableException)

Found = TypeVar("Found")


def start_chromium(chromium: str, chromedriver: str, profile: Path) -> Chrome:
    """A fresh headless Chromium with a profile of its own."""
    options = ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return Chrome(options=options, service=ChromeService(chromedriver))


class PhoneBrowser:
    """What a guest does with the page. Every step waits until the page is there."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver
        self.looks()

    def looks(self, width: int = 390, height: int = 844, *, dark: bool = False) -> None:
        """A screen of this size, light or dark, without motion."""
        size = {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": True}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def forgets(self, base: str) -> None:
        """Whatever rooms at this address left on the phone: ports are used again."""
        stored = {"origin": base, "storageTypes": "local_storage"}
        self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", stored)

    def open(self, url: str) -> None:
        self.driver.get("about:blank")
        self.driver.get(url)

    def leave(self) -> None:
        """Closes every other tab and leaves the page."""
        first, *others = self.driver.window_handles
        for other in others:
            self.driver.switch_to.window(other)
            self.driver.close()
        self.driver.switch_to.window(first)
        self.driver.get("about:blank")

    def another_tab(self, url: str) -> None:
        """A second tab of the same phone."""
        self.driver.switch_to.new_window("tab")
        self.looks()
        self.driver.get(url)

    def first_tab(self) -> None:
        self.driver.switch_to.window(self.driver.window_handles[0])

    def reload(self) -> None:
        self.driver.refresh()

    def offline(self, *, yes: bool) -> None:
        """The Wi-Fi is gone, or back."""
        self.driver.execute_cdp_cmd("Network.enable", {})
        conditions = {"offline": yes, "latency": 0, "downloadThroughput": -1}
        self.driver.execute_cdp_cmd(
            "Network.emulateNetworkConditions", {**conditions, "uploadThroughput": -1}
        )

    def blocked(self, *urls: str) -> None:
        """These addresses can't be reached any more; none: everything can again."""
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": list(urls)})

    def sees(self, text: str) -> None:
        """Waits until the page says this."""
        try:
            self._wait(lambda _: text in self.text)
        except Exception as error:
            raise AssertionError(f"the page does not say {text!r} but:\n{self.text}") from error

    @property
    def text(self) -> str:
        return str(self.driver.execute_script("return document.body?.innerText ?? ''"))

    def tap(self, text: str, within: int | None = None) -> None:
        """Taps what is labelled so, in the question with this number when there are several."""
        place = "" if within is None else f"(//fieldset)[{within}]"
        quoted = f'"{text}"'
        path = " | ".join(
            f"{place}//{tag}[normalize-space(.)={quoted}]" for tag in ("button", "label", "a")
        )
        self._wait(lambda driver: self._tap(driver.find_element(By.XPATH, path)))

    def tap_on(self, selector: str) -> None:
        self._on(selector, self._tap)

    def _tap(self, element: WebElement) -> bool:
        if element.get_attribute("aria-disabled") == "true":
            return False  # something is being sent; a tap would not count
        scroll = "arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()"
        self.driver.execute_script(scroll, element)
        return True

    def has_sent(self) -> None:
        """Waits until the room has said yes or no to what was tapped."""
        busy = "return document.querySelector('footer [aria-disabled=true]') === null"
        self._wait(lambda driver: driver.execute_script(busy))

    def press(self, *keys: str) -> None:
        """Presses keys, whatever has the focus."""
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def type(self, selector: str, text: str) -> None:
        def write(element: WebElement) -> bool:
            element.clear()
            element.send_keys(text)
            return True

        self._on(selector, write)

    def slide(self, selector: str, value: int) -> None:
        """Moves a slider as a finger does: value, then the event."""
        script = (
            "arguments[0].value = arguments[1];"
            "arguments[0].dispatchEvent(new Event('input', {bubbles: true})); return true"
        )
        self._on(selector, lambda element: self.driver.execute_script(script, element, value))

    def link(self, selector: str) -> str:
        """Where a link leads."""
        return self._on(selector, lambda element: str(element.get_attribute("href")))

    def picture(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.driver.save_screenshot(str(path))

    def complaints(self) -> list[str]:
        """What the browser's console says is wrong."""
        return [
            entry["message"]
            for entry in self.driver.get_log("browser")  # type: ignore[no-untyped-call] # selenium has no types for it
            if entry["level"] == "SEVERE"
        ]

    def _on(self, selector: str, act: Callable[[WebElement], Found]) -> Found:
        return self._wait(lambda driver: act(driver.find_element(By.CSS_SELECTOR, selector)))

    def _wait(self, condition: Callable[[Chrome], Found]) -> Found:
        wait = WebDriverWait(
            self.driver,
            PATIENCE,
            poll_frequency=0.05,
            ignored_exceptions=NOT_YET,
        )
        return wait.until(condition)
