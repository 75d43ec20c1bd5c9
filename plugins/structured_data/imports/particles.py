"""Particles of family names, which some programs write after the given names."""

from __future__ import annotations

import re
from dataclasses import replace

from ..names import Name

_PARTICLE = re.compile(r"(?P<given>.*?\S) (?P<particle>[a-z][\w'\u2019]*(?: [a-z][\w'\u2019]*)*)")


def with_particle_in_front(name: Name) -> Name:
    """Return a name written `Fiction, Vera van der` as van der Fiction, Vera."""
    match = _PARTICLE.fullmatch(name.given or "")
    if not match or name.group:
        return name
    return replace(name, family=f"{match['particle']} {name.family}", given=match["given"])
