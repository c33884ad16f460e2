"""One walk through the app in a real browser: fill the form, read the ranking, download the complaint."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS, ATTEMPTS = 120_000, 4
playwright = pytest.importorskip("playwright.sync_api", reason="playwright 没有安装")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="没有 chromium：装上系统的 chromium 再跑浏览器测试")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.2)
    raise TimeoutError(address)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[str]:
    """The app on a free port, with a store of its own; its address."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", "127.0.0.1"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "QINGQIAN_HOME": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def page(app: str) -> Iterator[playwright.Page]:
    """A page of a headless browser on the app."""
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 900}, accept_downloads=True)
        page.set_default_timeout(PATIENCE_MS)
        page.goto(app)
        yield page
        browser.close()


def _settle(page: playwright.Page) -> None:
    """Wait until the page has drawn what the last answer changed."""
    page.wait_for_timeout(300)
    still = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
    playwright.expect(still).to_be_visible(timeout=PATIENCE_MS)


def _topic(page: playwright.Page, name: str) -> None:
    page.get_by_role("radiogroup", name="主题").get_by_text(name, exact=True).click()
    _settle(page)


def _type(page: playwright.Page, question: str, text: str, understood: str) -> None:
    field = page.get_by_role("textbox", name=question, exact=True)
    if not field.is_visible():
        page.get_by_text("其他事项").first.click()
        _settle(page)
    field.fill(text)
    field.press("Enter")
    playwright.expect(field).to_have_value(understood)
    _settle(page)


def _choose(page: playwright.Page, question: str, option: str) -> None:
    group = page.get_by_role("radiogroup", name=question)
    if not group.is_visible():
        page.get_by_text("其他事项").first.click()
        _settle(page)
    chosen = group.get_by_role("radio", name=option, exact=True)
    chosen.click()
    playwright.expect(chosen).to_be_checked()
    _settle(page)


def _pick(page: playwright.Page, question: str, option: str) -> None:
    box = page.get_by_role("combobox", name=question)
    if not box.is_visible():
        page.get_by_text("其他事项").first.click()
        _settle(page)
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(ATTEMPTS):
        box.focus()
        box.press("ArrowDown")  # by keyboard: the list would close when a click scrolls the page under it
        with contextlib.suppress(playwright.TimeoutError):
            # A rerun that was still under way closes the list again: then it is opened once more.
            wanted.click(timeout=PATIENCE_MS / ATTEMPTS)
            break
        box.press("Escape")
    playwright.expect(box).to_have_value(option)
    _settle(page)


def test_from_the_first_answer_to_the_complaint(page: playwright.Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="新建案件").click()
    page.get_by_text("按主题填", exact=True).click()
    _topic(page, "我方")
    _type(page, "我方的全称是什么？", "甲建筑公司", "甲建筑公司")
    _pick(page, "我方在这个工程里是什么地位？", "承包人（直接与发包人签约）")
    _choose(page, "签约时，我方有承接这个工程所需的资质吗？", "有，等级够")
    _topic(page, "合同")
    _type(page, "合同是哪一天签的？", "2024年3月1日", "2024-03-01")
    _topic(page, "款项与催收")
    _type(page, "还欠多少工程价款？", "820万", "8,200,000.00")
    _type(page, "这笔钱应当在哪一天付清？", "2026-08-31", "2026-08-31")

    page.reload()
    page.get_by_role("link", name="结论", exact=True).click()
    page.get_by_role("heading", name="结论").wait_for()
    assert "matter=" in page.url
    side = page.get_by_test_id("stSidebar")
    playwright.expect(side).to_contain_text("8,200,000.00 元")
    body = page.get_by_test_id("stMain")
    playwright.expect(body).to_contain_text("支付工程价款")
    # 18 months from 2026-08-31 end on 2028-02-29 (civil_code:202: a leap February has no 31st).
    playwright.expect(body).to_contain_text("2028-02-29")

    page.get_by_role("link", name="文书", exact=True).click()
    page.get_by_role("heading", name="文书").wait_for()
    playwright.expect(page.get_by_test_id("stMain")).to_contain_text("甲建筑公司")
    with page.expect_download() as downloaded:
        page.get_by_role("button", name="下载 Word 文件").click()
    target = tmp_path / "complaint.docx"
    downloaded.value.save_as(target)
    text = "\n".join(paragraph.text for paragraph in Document(str(target)).paragraphs)
    assert "民事起诉状" in text
    assert "甲建筑公司" in text
    assert "8200000" in text.replace(",", "").replace("，", "")
