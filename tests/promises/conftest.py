"""The gateway that the promises are held against."""

from __future__ import annotations

import pytest

from tests.promises.promise_gateway import Gateway, Listening


@pytest.fixture(scope="session")
def one_gateway(tmp_path_factory: pytest.TempPathFactory) -> Gateway:
    return Gateway(tmp_path_factory.mktemp("promises"))


@pytest.fixture
def gateway(one_gateway: Gateway) -> Gateway:
    """The gateway with a Rasa that has heard nothing, no conversation and no limits."""
    from bot.gateway.house import Limits
    from bot.gateway.sessions import Sessions

    one_gateway.rasa = one_gateway.house.rasa = Listening()
    one_gateway.house.sessions, one_gateway.house.limits = Sessions(), Limits()
    return one_gateway
