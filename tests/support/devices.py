"""The devices of readers: contexts of a browser, each lent again once everything on it is erased.

A device that is new costs a browser three times as much as one that has its cache.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

OPTIONS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    # With the popups of its address bar, which are pages too, a window costs twice as much. Of
    # such lists the last one counts: Playwright's own is repeated here.
    "--disable-features=WebUIOmniboxAimPopup,WebUIOmniboxPopup,WebUIOmniboxFullPopup,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,"
    "ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,"
    "NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
)
"""How a browser is started for tests."""


class Devices:
    """Lends devices. Who changes more of one than pages and what they keep must not give it back:
    its clock, what it permits, whether it is online, what is heard of all its pages or done to
    them, files that it opened from a folder."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[BrowserContext]] = {}

    def lend(self, wanted: Mapping[str, Any], address: str) -> Page:
        """The page of a device as `wanted`, which knows nothing of the site at `address`."""
        free = self._free.setdefault(_name(wanted), [])
        if not free:
            return self._browser.new_context(**wanted).new_page()
        page = free.pop().new_page()
        session = page.context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
        session.detach()
        page.context.clear_cookies()
        return page

    def take_back(self, wanted: Mapping[str, Any], context: BrowserContext) -> None:
        """Close all pages; the next one who wants such a device gets it."""
        for page in context.pages:
            page.close()
        self._free[_name(wanted)].append(context)


def _name(wanted: Mapping[str, Any]) -> str:
    return repr(sorted(wanted.items()))
