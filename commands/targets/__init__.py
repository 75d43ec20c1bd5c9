"""Where ./inv publish puts the site: a class for each kind of target.

target             what a target can do
entry              one entry of PUBLISH_TO, its values checked
areas              where targets stand, and which would stand in each other
folder             a folder of releases, and a link to the current one
folder_objection   why a folder cannot be that of a target
git_branch         a branch of a git repository, as GitHub Pages and Codeberg show it
branch_commits     which of its commits are ours, and what to do about others
bare_repository    the repository that its commits are made in
git_configuration  the project's remotes, how to get in, and who publishes
git                runs git, and says what went wrong in one line
release_copy       the files of a new release, and what the former holds of them
precompression     compressed copies beside them, for a web server
s3                 a bucket of Amazon S3, or of a store that speaks its language
s3_store           the objects of a bucket: listed, read, written
s3_manifest        the object that says what was published, and what is under way
s3_stand           what a bucket holds before a publish, and what forbids one
s3_publication     one publish: what is sent and removed, in which order
s3_publisher       who publishes, and on which machine
s3_reading         reads back what is published
s3_failures        says what went wrong with a store in one line
kept_sites         the sites that this machine keeps of a bucket, whole
file_hashes        what the files of a site are, and how two sites differ
ssh                a folder of releases on another machine
ssh_host           runs ssh and rsync, and there what ssh_host.sh holds
ssh_errors         what those say, in one line with a remedy
release_names      releases are named by their times
manifest           what is written beside each release
sha256sum          hashes of files as a host lists them
local_folder       what this machine keeps of a target
os_errors          what this machine has against a publish
full_disk          a disk without room, however it is told
lock               one publish at a time
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..errors import CommandError
from ..project import use_plugins
from .areas import Area, conflict, project_areas
from .entry import Entry, setting_line, setting_problem
from .folder import FolderTarget
from .git_branch import GitBranchTarget
from .s3 import S3Target
from .ssh import SshTarget
from .target import Published, Release, Target, releases_before

__all__ = ["Published", "Release", "Target", "chosen_targets", "releases_before"]

TARGETS: dict[object, type[Target]] = {
    "folder": FolderTarget,
    "git": GitBranchTarget,
    "s3": S3Target,
    "ssh": SshTarget,
}
EXAMPLE = '[{"target": "folder", "path": "published"}]'


def chosen_targets(settings: Mapping[str, Any], file: Path) -> list[Target]:
    """Return the targets that PUBLISH_TO lists; CommandError with every problem in it."""
    use_plugins()
    from structured_data.errors import InvalidData

    given = settings.get("PUBLISH_TO")
    targets: dict[str, Target] = {}
    problems = []
    if not isinstance(given, list) or not given:
        message = f"{given!r} is not a list of targets (write {EXAMPLE})"
        problems.append(setting_problem(file, setting_line(file), "PUBLISH_TO", message))
        given = []
    for number, mapping in enumerate(given):
        if not isinstance(mapping, dict):
            message = f"{mapping!r} is not a mapping (write {EXAMPLE[1:-1]})"
            line, path = setting_line(file, number), f"PUBLISH_TO[{number}]"
            problems.append(setting_problem(file, line, path, message))
            continue
        entry = Entry(file, number, mapping)
        if target := _target(entry, mapping.get("target")):
            _refuse_conflicts(entry, target, targets.values(), project_areas(settings, file.parent))
            targets[target.place] = target
        problems += entry.problems
    if problems:
        raise CommandError(str(InvalidData(problems)))
    return list(targets.values())


def _refuse_conflicts(
    entry: Entry, target: Target, others: Iterable[Target], project: Mapping[str, Area]
) -> None:
    """Note that a target would stand in what the project needs, or in another target."""
    areas = {f"{one.place}, another target": one.area for one in others}
    if said := conflict(target.area, project):
        entry.problem("target", f"{target.place} {said} (name a place of its own)")
    elif said := conflict(target.area, areas):
        remedy = "name a place of its own, or remove one"
        entry.problem("target", f"{target.place} {said} ({remedy})")


def _target(entry: Entry, kind: object) -> Target | None:
    if not isinstance(kind, str) or kind not in TARGETS:
        *others, last = map(repr, TARGETS)
        known = f"{', '.join(others)} or {last}"
        entry.problem("target", f"{kind!r} is not a kind of target (write {known})")
        return None
    target = TARGETS[kind].read(entry)
    entry.refuse_others()
    return target
