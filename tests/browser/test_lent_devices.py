"""A device that is lent again knows nothing of who had it before."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser
from support.devices import Devices
from support.serving import serving

KEEP = """async () => {
  localStorage.setItem('a', '1');
  sessionStorage.setItem('a', '1');
  document.cookie = 'a=1';
  await (await caches.open('a')).put('index.html', new Response('a'));
  await new Promise((done, failed) => {
    const asked = indexedDB.open('a');
    asked.onsuccess = () => { asked.result.close(); done(); };
    asked.onerror = failed;
  });
  await navigator.serviceWorker.register('worker.js');
  await navigator.serviceWorker.ready;
}"""
KEPT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie.length, (await caches.keys()).length,
  (await indexedDB.databases()).length,
  (await navigator.serviceWorker.getRegistrations()).length,
]"""
WORKER = "addEventListener('fetch', (event) => event.respondWith(new Response('an old page')));"


def test_nothing_is_kept_of_who_had_it_before(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>new</title>", "utf-8")
    (tmp_path / "worker.js").write_text(WORKER, "utf-8")
    devices, wanted = Devices(browser), {"viewport": {"width": 390, "height": 844}}
    with serving(tmp_path) as address:
        page = devices.lend(wanted, address)
        page.goto(f"{address}/index.html")
        page.evaluate(KEEP)
        assert page.evaluate(KEPT) == [1, 1, 3, 1, 1, 1]
        page.set_viewport_size({"width": 800, "height": 600})
        page.emulate_media(media="print")
        devices.take_back(wanted, page.context)
        again = devices.lend(wanted, address)
        assert again.context is page.context
        again.goto(f"{address}/index.html")
        assert again.title() == "new" and again.evaluate(KEPT) == [0] * 6
        size, is_paper = again.evaluate("[innerWidth, matchMedia('print').matches]")
        assert (size, is_paper) == (390, False)
        again.context.close()
