"""Offences: the index offences that are drawn from, each with what the rules ask of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from checker.workshop.generate.table import Bools, Ints  # noqa: TC001 - dataclass fields


@dataclass(frozen=True, slots=True)
class OffenceType:
    """A kind of offence, and what follows from it."""

    kind: str
    violent: bool = False
    sexual: bool = False
    weapon: bool = False
    grave: bool = False
    screening: bool = False
    victim: str | None = None
    victim_child: bool = False


SEXUAL = (
    OffenceType(
        "sexual_offence_child", sexual=True, grave=True, screening=True,
        victim="other_child", victim_child=True,
    ),
    OffenceType("indecent_images", sexual=True, screening=True),
    OffenceType("sexual_assault", sexual=True, grave=True, screening=True, victim="acquaintance"),
    OffenceType(
        "rape", violent=True, sexual=True, grave=True, screening=True, victim="acquaintance"
    ),
    OffenceType("exposure_or_voyeurism", sexual=True, victim="stranger"),
)  # fmt: skip
VIOLENT = (
    OffenceType("gbh", violent=True, grave=True, screening=True, victim="acquaintance"),
    OffenceType("gbh_with_intent", violent=True, grave=True, screening=True, victim="stranger"),
    OffenceType("robbery", violent=True, weapon=True, screening=True, victim="stranger"),
    OffenceType("false_imprisonment", violent=True, grave=True, screening=True, victim="friend"),
    OffenceType("threats_to_kill", violent=True, victim="neighbour"),
)
ABUSIVE = (
    OffenceType("common_assault", violent=True, victim="ex_partner"),
    OffenceType("harassment", victim="ex_partner"),
    OffenceType("criminal_damage", victim="ex_partner"),
    OffenceType("coercive_control", victim="partner"),
    OffenceType("stalking", victim="ex_partner"),
)
OTHER = (
    OffenceType("common_assault", violent=True, victim="acquaintance"),
    OffenceType("assault_emergency_worker", violent=True, victim="emergency_worker"),
    OffenceType("harassment", victim="neighbour"),
    OffenceType("affray", violent=True, victim="stranger"),
    OffenceType("offensive_weapon", weapon=True, screening=True),
    OffenceType("burglary_dwelling", victim="neighbour"),
    OffenceType("public_order", victim="stranger"),
    OffenceType("malicious_communications", victim="acquaintance"),
    OffenceType("drug_supply"),
    OffenceType("theft", victim="organisation"),
    OffenceType("drink_or_drug_driving"),
)
TYPES = SEXUAL + VIOLENT + ABUSIVE + OTHER
STRANGERS = ("stranger", "organisation", "emergency_worker", None)


def trait(name: str) -> Bools:
    """Say of each type of offence whether it has a trait."""
    return np.array([getattr(each, name) for each in TYPES], dtype=bool)


def drawn(rng: np.random.Generator, sexual: Bools, violent: Bools, abusive: Bools) -> Ints:
    """Draw a type of offence for each case, out of the pool that fits it."""
    pools = (OTHER, ABUSIVE, VIOLENT, SEXUAL)
    firsts = np.array([TYPES.index(pool[0]) for pool in pools])
    sizes = np.array([len(pool) for pool in pools])
    pool = np.select([sexual, violent, abusive], [3, 2, 1], 0)
    found: Ints = firsts[pool] + (rng.random(len(pool)) * sizes[pool]).astype(np.int64)
    return found
