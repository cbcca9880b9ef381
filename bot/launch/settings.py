"""Settings an operator may change, read from the environment once. Standard library only.

Every name here is described in docs/settings.md; a test holds the two together.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = (
    "HOST", "PORT", "DATA_DIR", "NOW", "LIMITS", "FRAME_ANCESTORS", "TRUSTED_PROXIES", "METRICS_TOKEN", "SPACY_MODEL", "KEEP_DAYS",
    "EXIT_URL", "RASA_PYTHON", "KNOWLEDGE_DIR", "UNANSWERED",
)  # fmt: skip


@dataclass(frozen=True)
class Settings:
    """Settings of one process.

    Attributes:
        host: address of the public port.
        port: the public port.
        data_dir: where bookings, keys and run-time files live.
        limits: False lifts the rate limits (tests on loopback only).
        frame_ancestors: origins of the municipality's sites that may frame the pages, space-separated; empty: none.
        trusted_proxies: addresses of proxies whose X-Forwarded-For is believed; empty: none.
        metrics_token: bearer token that opens /metrics from elsewhere than loopback; empty: loopback only.
        spacy_path: the Danish spaCy model: the built one, or the one SPACY_MODEL names.
        keep_days: days a booking is kept after its appointment.
        exit_url: the neutral site that leaving goes to.
        unanswered: True keeps masked questions that got no answer (bot/learning).
    """

    host: str
    port: int
    data_dir: Path
    limits: bool
    frame_ancestors: str
    trusted_proxies: tuple[str, ...]
    metrics_token: str
    spacy_path: Path
    keep_days: int
    exit_url: str
    unanswered: bool


def read(environment: dict[str, str] | None = None) -> Settings:
    """The settings.

    Args:
        environment: names to values; default the process's.
    """
    env = dict(os.environ) if environment is None else environment
    data_dir = Path(env.get("DATA_DIR") or "var")
    return Settings(
        host=env.get("HOST") or "127.0.0.1",
        port=int(env.get("PORT") or 8000),
        data_dir=data_dir if data_dir.is_absolute() else ROOT / data_dir,
        limits=(env.get("LIMITS") or "on").lower() != "off",
        frame_ancestors=env.get("FRAME_ANCESTORS") or "",
        trusted_proxies=tuple((env.get("TRUSTED_PROXIES") or "").split()),
        metrics_token=env.get("METRICS_TOKEN") or "",
        spacy_path=Path(env.get("SPACY_MODEL") or ROOT / ".build" / "spacy-da"),
        keep_days=int(env.get("KEEP_DAYS") or 30),
        exit_url=env.get("EXIT_URL") or "https://www.dmi.dk/",
        unanswered=(env.get("UNANSWERED") or "off").lower() == "on",
    )
