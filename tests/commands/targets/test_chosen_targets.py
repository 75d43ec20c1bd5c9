"""What publishconf.py may say in PUBLISH_TO, and what is told of the rest."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from commands.errors import CommandError
from commands.project import ROOT
from commands.targets import chosen_targets
from commands.targets.folder import FolderTarget
from commands.targets.git_branch import GitBranchTarget
from commands.targets.s3 import S3Target
from commands.targets.ssh import SshTarget
from commands.targets.ssh_host import SshHost

FOLDER = "{'target': 'folder', 'path': '%s'}"
LONG = 300 * "a"  # no file system has such names


def chosen(folder: Path, text: str) -> list[object]:
    """Return the targets of a settings file that begins with this text."""
    file = folder / "conf.py"
    file.write_text(text, encoding="utf-8")
    settings: dict[str, object] = {}
    exec(text, settings)
    return list(chosen_targets(settings, file))


def told(folder: Path, text: str) -> list[str]:
    with pytest.raises(CommandError) as error:
        chosen(folder, text)
    return str(error.value).replace(f"{folder}/", "").splitlines()


def test_several_targets_are_chosen_at_once(tmp_path: Path) -> None:
    text = """\
PUBLISH_TO = [
    {"target": "folder", "path": "published"},
    {"target": "git", "remote": "../pages.git", "branch": "pages", "cname": "ada.example"},
    {"target": "git", "remote": "git@host.example:ada/pages.git", "keep_history": False},
    {"target": "s3", "bucket": "ada.example", "prefix": "/site/", "profile": "ada"},
    {"target": "ssh", "host": "site@host.example", "path": "/srv/site/", "compress": True},
    {"target": "ssh", "host": "mine", "port": 2222, "path": "~/www/Ä_1"},
]
"""
    pages = str(tmp_path.parent / "pages.git")
    other = "git@host.example:ada/pages.git"
    assert chosen(tmp_path, text) == [
        FolderTarget(tmp_path / "published"),
        GitBranchTarget(tmp_path, pages, "pages", "ada.example"),
        GitBranchTarget(tmp_path, other, "gh-pages", keep_history=False),
        S3Target(tmp_path, "ada.example", prefix="site/", profile="ada"),
        SshTarget(tmp_path, SshHost("site@host.example", 0, "/srv/site"), compress=True),
        SshTarget(tmp_path, SshHost("mine", 2222, "www/Ä_1")),
    ]


def test_example_of_readme_is_one_to_copy(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```python\n(PUBLISH_TO = .*?)```", readme, re.DOTALL)
    remote = "git@github.com:you/you.github.io.git"
    assert chosen(tmp_path, example) == [
        FolderTarget(tmp_path / "published"),
        GitBranchTarget(tmp_path, remote, "gh-pages", "you.example"),
    ]


def test_buckets_of_the_documents_are_examples_to_copy(tmp_path: Path) -> None:
    hosting = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
    [examples] = re.findall(r'```python\n(\{"target": "s3".*?)```', hosting, re.DOTALL)
    store = "https://ACCOUNT.r2.cloudflarestorage.com"
    targets = chosen(tmp_path, f"PUBLISH_TO = [{', '.join(examples.splitlines())}]")
    assert targets == [
        S3Target(tmp_path, "you.example", region="eu-central-1"),
        S3Target(tmp_path, "you-example", store),
    ]
    assert [target.place for target in targets] == [
        "s3://you.example/",
        "s3://you-example/ at ACCOUNT.r2.cloudflarestorage.com",
    ]


def test_remote_may_be_one_of_the_project(tmp_path: Path) -> None:
    address = "https://host.example/ada.git"
    for command in (["init", "--quiet"], ["remote", "add", "origin", address]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    [target] = chosen(tmp_path, 'PUBLISH_TO = [{"target": "git"}]')
    assert target == GitBranchTarget(tmp_path, address, "gh-pages")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A = 1\nPUBLISH_TO = 'published'\n",
            [
                "conf.py:2: PUBLISH_TO: 'published' is not a list of targets"
                ' (write [{"target": "folder", "path": "published"}])'
            ],
        ),
        (
            "A = 1\n",
            [
                "conf.py:1: PUBLISH_TO: None is not a list of targets"
                ' (write [{"target": "folder", "path": "published"}])'
            ],
        ),
        (
            "PUBLISH_TO = [\n    {'target': 'ftp'},\n    'folder',\n    {'path': 'p'},\n]\n",
            [
                "conf.py:2: PUBLISH_TO[0]['target']: 'ftp' is not a kind of target"
                " (write 'folder', 'git', 's3' or 'ssh')",
                "conf.py:3: PUBLISH_TO[1]: 'folder' is not a mapping"
                ' (write {"target": "folder", "path": "published"})',
                "conf.py:4: PUBLISH_TO[2]['target']: None is not a kind of target"
                " (write 'folder', 'git', 's3' or 'ssh')",
            ],
        ),
        (
            "PUBLISH_TO = [\n  {\n   'target': 'folder',\n   'path': 5,\n   'pth': 'p',\n  },\n]\n",
            [
                "conf.py:4: PUBLISH_TO[0]['path']: 5 is not text (write 'published', in quotes)",
                "conf.py:5: PUBLISH_TO[0]['pth']: is not a setting of this target"
                " (known: compress, path, target)",
            ],
        ),
        (
            "PUBLISH_TO = [{'target': 'folder', 'path': 'mine'}]\n",
            [
                "conf.py:1: PUBLISH_TO[0]['path']: 'mine' holds what ./inv publish did not make:"
                " thesis.txt (name a folder of its own, or move that away)"
            ],
        ),
        (
            "PUBLISH_TO = [\n{'target': 'folder', 'path': 'mine/thesis.txt'},\n"
            "{'target': 'folder', 'path': '~nobody-here/site'},\n"
            f"{{'target': 'folder', 'path': '{LONG}'}},\n]\n",
            [
                "conf.py:2: PUBLISH_TO[0]['path']: 'mine/thesis.txt' is a file"
                " (name a folder of its own)",
                "conf.py:3: PUBLISH_TO[1]['path']: '~nobody-here/site' is in the home folder of"
                " nobody here (write all of it, as /srv/site)",
                f"conf.py:4: PUBLISH_TO[2]['path']: '{LONG}' cannot be read: {LONG}: File name too"
                " long",
            ],
        ),
        (
            "PUBLISH_TO = [{'target': 'folder'}, {'target': 'folder', 'path': './published'}]\n",
            [
                "conf.py:1: PUBLISH_TO[1]['target']: published is the same place as published,"
                " another target (name a place of its own, or remove one)"
            ],
        ),
        (
            "PUBLISH_TO = [{\n'target': 's3',\n'bucket': 'Ada',\n'endpoint':\n"
            "'https://ada:secret@host.example',\n'prefix': 'a b',\n'region': 'EU north'}, "
            "{'target': 's3'}]\n",
            [
                "conf.py:3: PUBLISH_TO[0]['bucket']: 'Ada' is not the name of a bucket"
                " (write 'you.example')",
                "conf.py:4: PUBLISH_TO[0]['endpoint']: 'https://host.example' is not the address of"
                " a store alone (write 'https://HOST')",
                "conf.py:6: PUBLISH_TO[0]['prefix']: 'a b' is not how keys may begin"
                " (write 'site')",
                "conf.py:7: PUBLISH_TO[0]['region']: 'EU north' is not the name of a region"
                " (write 'eu-central-1')",
                "conf.py:7: PUBLISH_TO[1]['bucket']: is missing (add 'bucket': 'you.example')",
            ],
        ),
        (
            "PUBLISH_TO = [{\n'target': 'git',\n'remote': 'pages',\n'branch': 'a b',\n"
            "'cname': 'https://ada.example',\n'keep_history': 'no'}]\n",
            [
                "conf.py:3: PUBLISH_TO[0]['remote']: 'pages' is no remote of this project (write"
                " its address, or run: git remote add pages ADDRESS)",
                "conf.py:4: PUBLISH_TO[0]['branch']: 'a b' is not the name of a branch"
                " (write 'gh-pages')",
                "conf.py:5: PUBLISH_TO[0]['cname']: 'https://ada.example' is not the name of a host"
                " (write 'you.example')",
                "conf.py:6: PUBLISH_TO[0]['keep_history']: 'no' is neither True nor False"
                " (write one of them)",
            ],
        ),
        (
            "PUBLISH_TO = [\n{'target': 'ssh', 'host': '-oProxyCommand=id', 'port': '22',\n"
            "'path': '/srv/$(id)'},\n{'target': 'ssh', 'port': 70000, 'path': '-rf'},\n]\n",
            [
                "conf.py:2: PUBLISH_TO[0]['host']: '-oProxyCommand=id' is not the name of a host"
                " (write 'you@host.example', or a name that ~/.ssh/config gives a host)",
                "conf.py:2: PUBLISH_TO[0]['port']: '22' is not a number from 1 to 65535"
                " (write it without quotes)",
                "conf.py:3: PUBLISH_TO[0]['path']: '/srv/$(id)' is not a path that every shell"
                " takes (write '/srv/site': letters, digits and . _ / + @ = , - alone)",
                "conf.py:4: PUBLISH_TO[1]['host']: is missing (add 'host': 'you@host.example')",
                "conf.py:4: PUBLISH_TO[1]['path']: '-rf' is not a path that every shell takes"
                " (write '/srv/site': letters, digits and . _ / + @ = , - alone)",
                "conf.py:4: PUBLISH_TO[1]['port']: 70000 is not a number from 1 to 65535"
                " (write it without quotes)",
            ],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("", encoding="utf-8")
    assert told(tmp_path, text) == expected


def test_folder_of_a_publish_that_was_killed_at_once_is_no_other_folder(tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / ".lock").write_text("", encoding="utf-8")
    assert chosen(tmp_path, "PUBLISH_TO = [{'target': 'folder'}]") == [
        FolderTarget(tmp_path / "published")
    ]


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        ("{'target': 'folder', 'path': %s}", "path"),
        ("{'target': 'git', 'remote': %s}", "remote"),
        ("{'target': 'ssh', 'host': 'site', 'path': %s}", "path"),
        ("{'target': 's3', 'bucket': 'ada.example', 'endpoint': %s}", "endpoint"),
    ],
)
@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("\0", r"\x00"),
        ("\n", r"\n"),
        ("\x7f", r"\x7f"),
        ("\ud800", r"\ud800"),
        ("\u2028", r"\u2028"),
    ],
)
def test_character_that_no_address_has_is_told_at_once(
    tmp_path: Path, entry: str, key: str, mark: str, shown: str
) -> None:
    text = f"PUBLISH_TO = [\n{entry % ascii(f'https://a{mark}b')}]\n"
    place = f"conf.py:2: PUBLISH_TO[0][{key!r}]"
    remedy = "which stands in no name and no address (take it out)"
    assert told(tmp_path, text) == [f"{place}: 'https://a{shown}b' holds '{shown}', {remedy}"]


def test_addresses_that_are_none_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    text = """\
PUBLISH_TO = [
    {"target": "folder", "path": "thesis.txt/site"},
    {"target": "git", "remote": "~nobody-here/pages.git"},
    {"target": "s3", "bucket": "ada.example", "endpoint": "https://[::1"},
    {"target": "s3", "bucket": "ada.example", "endpoint": "https://host.example:99999"},
    {"target": "s3", "bucket": "ada.example", "endpoint": "https://ho st"},
]
"""
    store = "is not the address of a store alone (write 'https://HOST')"
    assert told(tmp_path, text) == [
        "conf.py:2: PUBLISH_TO[0]['path']: 'thesis.txt/site' is below thesis.txt, which is a file"
        " (name a folder of its own)",
        "conf.py:3: PUBLISH_TO[1]['remote']: '~nobody-here/pages.git' is no remote of this project"
        " (write its address, or run: git remote add ~nobody-here/pages.git ADDRESS)",
        f"conf.py:4: PUBLISH_TO[2]['endpoint']: 'https://[::1' {store}",
        f"conf.py:5: PUBLISH_TO[3]['endpoint']: 'https://host.example:99999' {store}",
        f"conf.py:6: PUBLISH_TO[4]['endpoint']: 'https://ho st' {store}",
    ]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (FOLDER % "a", FOLDER % "a/b", "a/b is inside of a, another target"),
        (FOLDER % "a/b", FOLDER % "a", "a holds a/b, another target"),
        (FOLDER % "a", FOLDER % "c/../a", "c/../a is the same place as a, another target"),
        (FOLDER % "a", FOLDER % "link", "link is the same place as a, another target"),
        (
            FOLDER % "a",
            "{'target': 'git', 'remote': './a/pages.git'}",
            "gh-pages of a/pages.git is inside of a, another target",
        ),
        (
            "{'target': 'git', 'remote': 'https://host.example/ada.git'}",
            "{'target': 'git', 'remote': 'https://ada:secret@host.example/ada/'}",
            "gh-pages of https://host.example/ada/ is the same place as"
            " gh-pages of https://host.example/ada.git, another target",
        ),
        (
            "{'target': 'ssh', 'host': 'site', 'path': '/srv/site'}",
            "{'target': 'ssh', 'host': 'site', 'path': '/srv//x/../site/blog'}",
            "site:/srv//x/../site/blog is inside of site:/srv/site, another target",
        ),
        (
            "{'target': 's3', 'bucket': 'ada.example', 'prefix': 'blog'}",
            "{'target': 's3', 'bucket': 'ada.example'}",
            "s3://ada.example/ holds s3://ada.example/blog/, another target",
        ),
    ],
)
def test_targets_of_which_one_is_in_the_other_are_refused(
    tmp_path: Path, one: str, other: str, said: str
) -> None:
    (tmp_path / "link").symlink_to("a")
    assert told(tmp_path, f"PUBLISH_TO = [\n{one},\n{other},\n]\n") == [
        f"conf.py:3: PUBLISH_TO[1]['target']: {said} (name a place of its own, or remove one)"
    ]


def test_targets_beside_each_other_are_taken(tmp_path: Path) -> None:
    entries = (
        FOLDER % "site",
        FOLDER % "site-2",
        "{'target': 'git', 'remote': './pages.git'}",
        "{'target': 'git', 'remote': './pages.git', 'branch': 'pages'}",
        "{'target': 'ssh', 'host': 'site', 'path': '/site'}",
        "{'target': 'ssh', 'host': 'site', 'path': 'site'}",
        "{'target': 'ssh', 'host': 'mine', 'path': '/site/blog'}",
        "{'target': 's3', 'bucket': 'ada.example', 'prefix': 'blog'}",
        "{'target': 's3', 'bucket': 'ada.example', 'prefix': 'blog-2'}",
        "{'target': 's3', 'bucket': 'eve.example'}",
    )
    assert len(chosen(tmp_path, f"PUBLISH_TO = [{', '.join(entries)}]")) == len(entries)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("output", "output is the same place as output, where a build puts the site"),
        ("content/site", "content/site is inside of content, which holds the texts"),
        ("theme/site", "theme/site is inside of theme, which holds the theme"),
        ("plugins/site", "plugins/site is inside of plugins, which holds plugins"),
        (".cache/site", ".cache/site is inside of .cache, which may be removed"),
        (".published/site", ".published/site is inside of .published, which may be removed"),
        (".git/site", ".git/site is inside of .git, which is git's"),
        ("work", "work holds work/content, which holds the texts"),
    ],
)
def test_folders_that_something_else_needs_are_refused(
    tmp_path: Path, path: str, said: str
) -> None:
    below = "work/" if path == "work" else ""
    (tmp_path / "work/releases").mkdir(parents=True)
    text = f"""\
PATH = {str(tmp_path / below / "content")!r}
OUTPUT_PATH = {str(tmp_path / below / "output")!r}
THEME = {str(tmp_path / "theme")!r}
PLUGIN_PATHS = [{str(tmp_path / "plugins")!r}]
PUBLISH_TO = [{FOLDER % path}]
"""
    assert told(tmp_path, text) == [
        f"conf.py:5: PUBLISH_TO[0]['target']: {said} (name a place of its own)"
    ]
