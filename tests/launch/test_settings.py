"""Every setting is documented, and every documented one exists."""

from __future__ import annotations

import re
from pathlib import Path

from bot.launch.settings import NAMES, ROOT, read


def test_the_page_of_settings_names_exactly_the_settings_there_are() -> None:
    documented = re.findall(
        r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "settings.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert sorted(documented) == sorted(NAMES)


def test_the_defaults_serve_on_loopback_with_limits_and_trust_no_proxy() -> None:
    settings = read({})

    assert settings.host == "127.0.0.1"
    assert settings.port == 8000
    assert settings.limits
    assert settings.trusted_proxies == ()
    assert settings.frame_ancestors == ""


def test_a_relative_data_dir_lies_in_the_repository_and_an_absolute_one_where_it_says(tmp_path: Path) -> None:
    assert read({"DATA_DIR": "var"}).data_dir == ROOT / "var"
    assert read({"DATA_DIR": str(tmp_path)}).data_dir == tmp_path
