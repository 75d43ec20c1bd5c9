"""What ssh, rsync and a host's own programs say, in one line with a remedy."""

from __future__ import annotations

import re

from .full_disk import NO_SPACE, is_full

PROBLEM = "problem: "  # how a line of ssh_host.sh begins
CHANGED = "REMOTE HOST IDENTIFICATION HAS CHANGED"
FORGET = re.compile(r"ssh-keygen -f .* -R .*")
REFUSED_KEY = re.compile(r"Permission denied \([\w,-]+\)|Too many authentication failures")
UNREACHED = re.compile(
    r"Could not resolve|Connection refused|timed out|No route to host|[Nn]etwork is unreachable"
)
CUT = re.compile(
    r"closed by|reset by|[Bb]roken pipe|Timeout, server|unexpectedly closed"
    r"|error in rsync protocol data stream|kex_exchange_identification"
)
DENIED = "Permission denied"
CLOSING = re.compile(r"rsync error:|rsync: connection unexpectedly closed")


def failure(said: str, host: str, port: int) -> str:
    """Return what went wrong, and what to do about it."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = next((line for line in lines if line.startswith(PROBLEM)), "")
    if told:
        return told.removeprefix(PROBLEM).replace("HOST", host)
    way = f"ssh -p {port} {host}" if port else f"ssh {host}"
    if is_full(said):
        return NO_SPACE
    if CHANGED in said:
        forget = FORGET.search(said)
        command = f"{forget[0].strip()}, then " if forget else ""
        remedy = f"when its owner says that this is meant: {command}{way}"
        return f"its host key is not the one that is known here ({remedy})"
    if "Host key verification failed" in said:
        return f"its host key is not known here (compare it with its owner's: {way})"
    if REFUSED_KEY.search(said):
        remedy = f"put your public one into ~/.ssh/authorized_keys there, and try {way}"
        return f"it takes none of your keys ({remedy})"
    if "is your shell clean" in said:
        return "its shell says more than it is asked to (let ~/.bashrc there print nothing)"
    if unreached := next((line for line in lines if UNREACHED.search(line)), ""):
        reason = re.sub(r"^ssh: ", "", unreached)
        return f"{reason} (see what {way} says: its name, its port, the network)"
    own = [line for line in lines if not CLOSING.match(line)]
    if not own or CUT.search(own[-1]):
        return "the connection was cut (publish again: what has arrived is kept)"
    reason = re.sub(r"^(sh|bash|dash): (line )?\d+: ", "", own[0])
    return f"{reason} (let the user who publishes own it)" if DENIED in reason else reason
