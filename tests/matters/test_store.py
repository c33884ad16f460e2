"""The local store keeps what was typed, survives damage, and cannot be led outside its folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.matters.store import HOME_VARIABLE, Draft, Store, home, name_of
from advisor.rules.matter import Claimant, Debtor, Matter, Project


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path)


def test_a_draft_comes_back_with_what_could_not_be_read(store: Store) -> None:
    id = store.new_id()
    draft = Draft(Matter(title="甲案"), {"account.due_on": "去年五月"})
    store.save(id, draft)
    assert store.load(id) == draft
    assert store.exists(id)


def test_the_last_saved_comes_first(store: Store) -> None:
    older, newer = store.new_id(), store.new_id()
    for id, title, seconds in ((older, "旧", 1_000), (newer, "新", 2_000)):
        store.save(id, Draft(Matter(title=title)))
        os.utime(store.folder / f"{id}.json", (seconds, seconds))
    assert [entry.title for entry in store.entries()] == ["新", "旧"]


def test_a_damaged_file_is_listed_with_its_fault_and_left_alone(store: Store) -> None:
    id = store.new_id()
    store.save(id, Draft())
    path = store.folder / f"{id}.json"
    path.write_text('{"matter": {"account": {"unpaid": -1}}}', encoding="utf-8")
    (entry,) = store.entries()
    assert "不能为负" in entry.fault
    assert path.exists()


@pytest.mark.parametrize("id", ["../../etc/passwd", "", "x" * 16, "0123456789ABCDEF", "0123456789abcdef0"])
def test_an_id_that_is_none_opens_nothing(store: Store, id: str) -> None:
    assert not store.exists(id)
    for use in (store.load, store.delete):
        with pytest.raises(InputError, match="没有这个案件"):
            use(id)


def test_a_deleted_matter_is_gone_and_may_be_deleted_again(store: Store) -> None:
    id = store.new_id()
    store.save(id, Draft())
    store.delete(id)
    store.delete(id)
    assert store.entries() == ()


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "elsewhere"))
    assert home() == tmp_path / "elsewhere"
    monkeypatch.delenv(HOME_VARIABLE)
    assert home().name == "qingqian"


def test_a_matter_is_called_by_title_then_project_then_parties() -> None:
    parties = {"claimant": Claimant(name="甲公司"), "debtor": Debtor(name="乙公司")}
    assert name_of(Matter(title="某案", project=Project(name="厂房"))) == "某案"
    assert name_of(Matter(project=Project(name="厂房"), **parties)) == "厂房"
    assert name_of(Matter(**parties)) == "甲公司 诉 乙公司"
    assert name_of(Matter()) == ""
