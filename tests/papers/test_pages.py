"""The Word file as a page: an office programme opens it, and nothing stands alone or runs off."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.papers.pleading import Kind, Pleading, Section, text
from advisor.papers.word import render
from tests.papers.samples import ON, sample

OFFICE, TEXT = shutil.which("soffice"), shutil.which("pdftotext")
pytestmark = pytest.mark.skipif(
    OFFICE is None or TEXT is None, reason="needs LibreOffice (soffice) and poppler (pdftotext)"
)


def pages(paper: Pleading, folder: Path) -> list[str]:
    """The text of each page of the paper as LibreOffice sets it."""
    saved = folder / "draft.docx"
    render(paper, saved, on=ON)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [str(OFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(saved)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    command = [str(TEXT), "-layout", str(folder / "draft.pdf"), "-"]
    read = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return read.stdout.decode().split("\f")[:-1]


def test_a_complaint_opens_and_its_signature_never_stands_alone(tmp_path: Path) -> None:
    set_pages = pages(sample(), tmp_path)
    signed = next(page for page in set_pages if "起诉人：" in page)
    assert "利息计算表" in signed
    assert all(f"—{number}—" in page.replace(" ", "") for number, page in enumerate(set_pages, start=1))
    assert "证据目录（原告）" in set_pages[-1]


def test_a_list_of_two_hundred_exhibits_repeats_its_header_on_every_page(tmp_path: Path) -> None:
    base = sample(Kind.ARBITRATION)
    exhibits = tuple(replace(base.exhibits[0], number=number, group="") for number in range(1, 201))
    listed = [
        page for page in pages(replace(base, exhibits=exhibits), tmp_path) if "建设工程施工合同》" in page
    ]
    assert len([page for page in listed if "证明对象和内容" in page]) >= 5


def test_an_endless_paragraph_and_an_endless_cell_run_over_pages_without_loss(tmp_path: Path) -> None:
    base = sample()
    endless = text("欠" * 10_000)
    exhibits = (replace(base.exhibits[0], proves=text("证" * 10_000)), *base.exhibits[1:])
    paper = replace(base, sections=(Section("事实", (endless,)),), exhibits=exhibits)
    words = "".join(pages(paper, tmp_path))
    assert words.count("欠") >= 10_000
    assert words.count("证") >= 10_000
