"""The gateway in this process, with a scripted Rasa and made-up data."""

from __future__ import annotations

import pytest

from tests.gateway.pages.pages_site import Chat, Site
from tests.gateway.pages.scripted_rasa import ScriptedRasa


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    from bot.booking.sealed_contact import ensure_staff_key

    data_dir = tmp_path_factory.mktemp("pages")
    ensure_staff_key(data_dir)
    return Site(data_dir, ScriptedRasa())


@pytest.fixture
def site(whole_site: Site) -> Site:
    """The site, with a Rasa that has heard nothing yet."""
    whole_site.rasa = whole_site.house.rasa = ScriptedRasa()
    return whole_site


@pytest.fixture
def chat(site: Site) -> Chat:
    return Chat(site)
