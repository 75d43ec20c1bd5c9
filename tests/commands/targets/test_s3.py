"""Publishing to a bucket: what stands there, in which order it came, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import boto3
import pytest
import requests

from commands.errors import CommandError
from commands.project import ROOT
from commands.targets import release_names, releases_before, s3, s3_publication, s3_stand
from commands.targets.s3 import S3Target
from commands.targets.s3_failures import RIGHTS
from commands.targets.s3_manifest import NAME, manifest_of
from commands.targets.s3_publisher import Publisher
from commands.targets.s3_store import MovedError, Store, open_client

from .conftest import KEY, MEND

KEPT = "public, max-age=31536000, immutable"
ASKED = "public, max-age=0, must-revalidate"
HTML = "text/html; charset=utf-8"
OVERTAKEN = "somebody else is publishing, or has just done so (publish again)"
ELSEWHERE = Publisher("grace@ci", "another machine")


class Killed(BaseException):
    """What happens to a process that is killed: nothing of it runs any more."""


class Calls:
    """The writes of stores; the one after `most` and all that follow never happen."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[str] = []
        self.most = 1000
        self.before: Callable[[str], None] = lambda path: None
        monkeypatch.setattr(s3_publication, "THREADS", 1)
        for name, sign in (("write", "+"), ("remove", "-"), ("replace", "=")):
            monkeypatch.setattr(Store, name, self._counted(getattr(Store, name), sign))

    def _counted(self, method: Callable[..., Any], sign: str) -> Callable[..., Any]:
        def counted(store: Store, path: str, *arguments: Any) -> Any:
            if len(self.made) >= self.most:
                raise Killed
            self.before(path)
            self.made.append(f"{sign} {path}")
            return method(store, path, *arguments)

        return counted


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    return Calls(monkeypatch)


@pytest.fixture(scope="module")
def client(endpoint: str) -> Any:
    """One client for all tests, since it takes long to make."""
    with pytest.MonkeyPatch.context() as environment:
        for name, value in KEY.items():
            environment.setenv(name, value)
        return open_client(endpoint, "", "")


@pytest.fixture
def target(
    tmp_path: Path, endpoint: str, bucket: Any, client: Any, monkeypatch: pytest.MonkeyPatch
) -> S3Target:
    monkeypatch.setattr(s3, "open_client", lambda *where: client)
    return S3Target(tmp_path, bucket.name, endpoint)


def site(folder: Path, word: str, *others: str) -> Path:
    """A site whose pages hold a word, and name a style sheet that has it in its name."""
    built = folder / f"site-{word}"
    style = f"theme/site.{word.encode().hex():0>8.8}.css"
    files = {
        "index.html": f"{word} {style}",
        "blog/a/index.html": f"{word} {style}",
        "blog/a/data.csv": "a,b\n",
        "feeds/all.json": f'"{word}"',
        "sitemap.xml": "<urlset/>",
        "_headers": "/*\n",
        style: word,
        **dict.fromkeys(others, f"{word} {style}"),
    }
    for path, text in files.items():
        file = built / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return built


def objects(bucket: Any, prefix: str = "") -> dict[str, str]:
    """What the bucket holds below a prefix, but for the manifest."""
    return {
        one.key.removeprefix(prefix): one.get()["Body"].read().decode()
        for one in bucket.objects.filter(Prefix=prefix)
        if one.key != f"{prefix}{NAME}"
    }


def sent(built: Path) -> dict[str, str]:
    return {
        file.relative_to(built).as_posix(): file.read_text(encoding="utf-8")
        for file in built.rglob("*")
        if file.is_file() and file.name != "_headers"
    }


def shown_now(target: S3Target) -> dict[str, str]:
    with target.published() as folder:
        assert folder
        return sent(folder)


def put(bucket: Any, path: str, text: str, **settings: str) -> None:
    bucket.put_object(Key=path, Body=text.encode(), **settings)


def test_bucket_holds_the_site_and_says_how_to_serve_it(
    tmp_path: Path, target: S3Target, bucket: Any
) -> None:
    built = site(tmp_path, "one")
    assert target.publish(built).is_new
    assert objects(bucket) == sent(built)
    served = {key: bucket.Object(key).get() for key in objects(bucket)}
    assert {key: (one["ContentType"], one["CacheControl"]) for key, one in served.items()} == {
        "index.html": (HTML, ASKED),
        "blog/a/index.html": (HTML, ASKED),
        "blog/a/data.csv": ("text/csv; charset=utf-8", ASKED),
        "feeds/all.json": ("application/json", ASKED),
        "sitemap.xml": ("application/xml; charset=utf-8", ASKED),
        "theme/site.006f6e65.css": ("text/css; charset=utf-8", KEPT),
    }
    assert shown_now(target) == sent(built)
    assert target.differences() == []


def test_nothing_is_published_before(target: S3Target) -> None:
    with target.published() as folder:
        assert folder is None
    assert target.releases() == []
    assert target.differences() == ["nothing is published (run ./inv publish)"]


def test_new_files_come_before_the_pages_that_name_them_and_old_ones_go_last(
    tmp_path: Path, target: S3Target, calls: Calls
) -> None:
    target.publish(site(tmp_path, "one", "blog/b/index.html", "blog/b/b.csv"))
    calls.made.clear()
    target.publish(site(tmp_path, "two", "blog/c.pdf"))
    assert calls.made == [
        f"= {NAME}",
        "+ theme/site.0074776f.css",
        "+ blog/c.pdf",
        "+ blog/a/index.html",
        "+ feeds/all.json",
        "+ index.html",
        "- blog/b/index.html",
        "- blog/b/b.csv",
        f"= {NAME}",
    ]


def test_same_site_is_not_written_again(tmp_path: Path, target: S3Target, calls: Calls) -> None:
    first = target.publish(site(tmp_path, "one"))
    calls.made.clear()
    again = target.publish(site(tmp_path, "one"))
    assert (again.id, again.is_new, calls.made) == (first.id, False, [])


def test_other_header_is_a_change(
    tmp_path: Path, target: S3Target, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.publish(site(tmp_path, "one"))
    calls.made.clear()
    from host_files import media_types

    monkeypatch.setitem(media_types.MEDIA_TYPES, ".csv", "text/plain")
    target.publish(site(tmp_path, "one"))
    assert calls.made == [f"= {NAME}", "+ blog/a/data.csv", f"= {NAME}"]
    assert target.differences() == []


def test_style_of_the_release_before_stays_for_open_pages(
    tmp_path: Path, target: S3Target, bucket: Any
) -> None:
    built = [site(tmp_path, word) for word in ("one", "two", "six")]
    for folder in built:
        target.publish(folder)
    style = {"theme/site.0074776f.css": "two"}
    assert objects(bucket) == {**sent(built[2]), **style}
    assert shown_now(target) == sent(built[2])
    assert target.differences() == []
    target.restore(target.releases()[1])
    assert objects(bucket) == {**sent(built[1]), "theme/site.00736978.css": "six"}


def test_release_is_current_again_and_a_later_publish_works(
    tmp_path: Path, target: S3Target, bucket: Any
) -> None:
    ids = [target.publish(site(tmp_path, word)).id for word in ("one", "two")]
    target.restore(releases_before(target.releases())[0])
    assert shown_now(target) == sent(site(tmp_path, "one"))
    assert [(one.id, one.pages, one.replaced, one.is_current) for one in target.releases()] == [
        (ids[1], 2, ids[0], False),
        (ids[0], 2, None, True),
    ]
    assert target.publish(site(tmp_path, "one")).id == ids[0]
    target.publish(site(tmp_path, "six"))
    assert [one.id for one in releases_before(target.releases())] == [ids[0]]


def test_clock_that_is_set_back_harms_no_release(
    tmp_path: Path, target: S3Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            return cls(2001, 1, 2, 3, 4, 5, tzinfo=tz)

    first = target.publish(site(tmp_path, "one")).id
    monkeypatch.setattr(release_names, "datetime", Clock)
    ids = [target.publish(site(tmp_path, word)).id for word in ("two", "six")]
    assert ids == [f"{first}-2", f"{first}-3"]
    assert [one.id for one in target.releases()] == [*ids[::-1], first]
    assert [one.id for one in releases_before(target.releases())] == [ids[0], first]


def test_five_releases_are_kept(tmp_path: Path, target: S3Target) -> None:
    words = ("one", "two", "six", "ten", "old", "new", "now")
    ids = [target.publish(site(tmp_path, word)).id for word in words]
    assert [one.id for one in target.releases()] == ids[:1:-1]
    [folder] = (tmp_path / ".published").glob("*/blobs")
    assert len(list(folder.iterdir())) == 5 * 3 + 2
    gone = replace(target.releases()[1], id="20010101T000000Z")
    with pytest.raises(CommandError, match="20010101T000000Z is gone"):
        target.restore(gone)


def test_another_machine_carries_on(tmp_path: Path, target: S3Target) -> None:
    (tmp_path / "ci").mkdir()
    other = S3Target(tmp_path / "ci", target.bucket, target.endpoint)
    first = target.publish(site(tmp_path, "one")).id
    assert [one.id for one in other.releases()] == [first]
    assert shown_now(other) == sent(site(tmp_path, "one"))
    second = other.publish(site(tmp_path, "two")).id
    other.restore(other.releases()[1])
    assert shown_now(target) == sent(site(tmp_path, "one"))
    assert [one.id for one in other.releases()] == [second, first]


def test_what_the_machine_keeps_may_be_removed(
    tmp_path: Path, target: S3Target, calls: Calls
) -> None:
    first = target.publish(site(tmp_path, "one")).id
    shutil.rmtree(tmp_path / ".published")
    assert shown_now(target) == sent(site(tmp_path, "one"))
    calls.made.clear()
    assert not target.publish(site(tmp_path, "one")).is_new
    assert calls.made == []
    second = target.publish(site(tmp_path, "two")).id
    assert [one.id for one in target.releases()] == [second, first]


def test_only_what_is_missing_here_is_fetched(
    tmp_path: Path, target: S3Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.publish(site(tmp_path, "one"))
    read: list[str] = []
    whole = Store.read
    monkeypatch.setattr(
        Store, "read", lambda store, path: (read.append(path), whole(store, path))[1]
    )
    shown_now(target)
    assert read == [NAME]


def test_damaged_copy_of_a_release_is_told(tmp_path: Path, target: S3Target) -> None:
    for word in ("one", "two"):
        target.publish(site(tmp_path, word))
    [folder] = (tmp_path / ".published").glob("*/blobs")
    for blob in folder.iterdir():
        blob.write_bytes(b"damaged")
    with pytest.raises(CommandError, match=r"is not what it was \(remove that folder\)"):
        target.restore(target.releases()[1])
    target.publish(site(tmp_path, "two"))
    assert target.differences() == []


def test_bucket_with_objects_of_others_is_refused(
    tmp_path: Path, target: S3Target, bucket: Any
) -> None:
    for name in ("thesis.pdf", "a", "b", "c", "folder/"):
        put(bucket, name, "mine" if name != "folder/" else "")
    expected = (
        f"{target.place}: holds what ./inv publish did not make: a, b, c"
        " (name a bucket or a 'prefix' of its own, or empty this one)"
    )
    for step in (lambda: target.publish(site(tmp_path, "one")), lambda: shown_now(target)):
        with pytest.raises(CommandError) as error:
            step()
        assert str(error.value) == expected
    assert len(objects(bucket)) == 5


def test_objects_of_others_are_neither_removed_nor_replaced(
    tmp_path: Path, target: S3Target, bucket: Any
) -> None:
    target.publish(site(tmp_path, "one"))
    put(bucket, "blog/c.pdf", "mine")
    target.publish(site(tmp_path, "two"))
    assert target.differences() == [
        "blog/c.pdf: was not published",
        "remove there what was not published",
    ]
    with pytest.raises(CommandError) as error:
        target.publish(site(tmp_path, "six", "blog/c.pdf"))
    assert str(error.value) == (
        f"{target.place}: holds what ./inv publish did not make and would replace: blog/c.pdf"
        " (remove that there, or give the site's file another name)"
    )
    assert objects(bucket)["blog/c.pdf"] == "mine"
    assert shown_now(target) == sent(site(tmp_path, "two"))


def test_two_sites_stand_in_one_bucket(tmp_path: Path, target: S3Target, bucket: Any) -> None:
    one, two = (replace(target, prefix=prefix) for prefix in ("one/", "two/"))
    one.publish(site(tmp_path, "one"))
    two.publish(site(tmp_path, "two"))
    one.publish(site(tmp_path, "six"))
    assert shown_now(one) == sent(site(tmp_path, "six"))
    assert two.differences() == []
    assert {key.partition("/")[0] for key in objects(bucket)} == {"one", "two"}


def test_what_was_changed_there_is_told_and_mended(
    tmp_path: Path, target: S3Target, bucket: Any
) -> None:
    target.publish(site(tmp_path, "one", "blog/b.html"))
    put(bucket, "index.html", "by hand", ContentType=HTML, CacheControl=ASKED)
    put(bucket, "blog/a/data.csv", "a,b\n")
    bucket.Object("blog/b.html").delete()
    assert target.differences() == [
        "blog/a/data.csv: is served with Content-Type 'binary/octet-stream', not"
        " 'text/csv; charset=utf-8' and Cache-Control '', not"
        " 'public, max-age=0, must-revalidate'",
        "blog/b.html: is missing",
        "index.html: is not as it was published",
        MEND,
    ]
    assert shown_now(target)["index.html"] == "by hand"
    assert target.publish(site(tmp_path, "one", "blog/b.html")).is_new
    assert "blog/b.html" in objects(bucket)
    assert shown_now(target)["index.html"] != "by hand"


def test_manifest_of_another_version_is_told(tmp_path: Path, target: S3Target, bucket: Any) -> None:
    for text, reason in (
        ('{"schema": 2}', "its schema is 2, not 1"),
        ("[]", ""),
        ("{", "Expecting"),
    ):
        put(bucket, NAME, text)
        with pytest.raises(CommandError, match=rf"{NAME} cannot be read: .*{reason}"):
            target.publish(site(tmp_path, "one"))


def test_publish_that_is_killed_at_any_step_breaks_no_page_and_is_finished_by_the_next(
    tmp_path: Path, target: S3Target, bucket: Any, calls: Calls
) -> None:
    built = {
        "one": site(tmp_path, "one", "blog/b/index.html"),
        "two": site(tmp_path, "two", "blog/c/index.html", "new.pdf"),
        "six": site(tmp_path, "six"),
    }
    for word in ("one", "two"):
        calls.made.clear()
        target.publish(built[word])
    steps = len(calls.made)
    assert steps == 9
    for most in range(steps):
        after = ("two", "six")[most % 2]
        here = replace(target, prefix=f"{most}/")
        here.publish(built["one"])
        calls.made.clear()
        calls.most = most
        with pytest.raises(Killed):
            here.publish(built["two"])
        calls.most = 1000
        now = objects(bucket, here.prefix)
        for path, text in now.items():
            assert text in {sent(built[word]).get(path) for word in ("one", "two")}
            assert not path.endswith(".html") or text.split()[1] in now
        here.publish(built[after])
        assert here.differences() == []
        kept = {path for path in now if path.startswith("theme/")}
        keys = {one.key for one in bucket.objects.filter(Prefix=here.prefix)}
        assert keys == {f"{most}/{path}" for path in (NAME, *kept, *sent(built[after]))}


def test_first_publish_that_is_killed_is_finished(
    tmp_path: Path, target: S3Target, bucket: Any, calls: Calls
) -> None:
    calls.most = 4
    with pytest.raises(Killed):
        target.publish(site(tmp_path, "one"))
    calls.most = 1000
    assert len(objects(bucket)) == 3
    with target.published() as folder:
        assert folder is None
    assert target.differences() == ["nothing is published (run ./inv publish)"]
    calls.made.clear()
    target.publish(site(tmp_path, "one"))
    assert len([call for call in calls.made if call.startswith("+")]) == 3
    assert shown_now(target) == sent(site(tmp_path, "one"))
    assert [one.replaced for one in target.releases()] == [None]


def begun_elsewhere(target: S3Target, bucket: Any, *, running: bool = True) -> None:
    """Leave what a publish of another machine leaves that was killed in the midst."""
    manifest = manifest_of(bucket.Object(NAME).get()["Body"].read())
    unfinished = s3_publication.Unfinished(ELSEWHERE, running, manifest.files)
    put(bucket, NAME, replace(manifest, unfinished=unfinished).to_json().decode())


def test_publish_of_another_machine_is_waited_for_and_of_a_killed_one_not_for_ever(
    tmp_path: Path, target: S3Target, bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.publish(site(tmp_path, "one"))
    begun_elsewhere(target, bucket)
    steps = (
        lambda: target.publish(site(tmp_path, "two")),
        lambda: target.restore(target.releases()[0]),
        target.check_ready,
        target.differences,
    )
    for step in steps:
        with pytest.raises(CommandError) as error:
            step()
        assert re.sub(r"\d+ s", "0 s", str(error.value)) == (
            f"{target.place}: grace@ci is publishing, last seen 0 s ago"
            " (let it end; if it was killed, publish again in 15 min)"
        )
    assert shown_now(target) == sent(site(tmp_path, "one"))
    monkeypatch.setattr(s3_stand, "STALE", -1.0)
    target.publish(site(tmp_path, "two"))
    assert target.differences() == []


def test_publish_of_another_machine_that_has_failed_is_not_waited_for(
    tmp_path: Path, target: S3Target, bucket: Any
) -> None:
    target.publish(site(tmp_path, "one"))
    begun_elsewhere(target, bucket, running=False)
    put(bucket, "404.html", "mine")
    assert target.differences() == [
        "a publish has begun and not ended (publish again)",
        "404.html: was not published",
        "remove there what was not published",
    ]
    bucket.Object("404.html").delete()
    target.publish(site(tmp_path, "two"))
    assert target.differences() == []


def test_publish_that_fails_says_so_to_others(
    tmp_path: Path, target: S3Target, bucket: Any, calls: Calls
) -> None:
    target.publish(site(tmp_path, "one"))

    def fail(path: str) -> None:
        if path == "index.html":
            raise OSError(5, "Input/output error", "index.html")

    calls.before = fail
    with pytest.raises(CommandError, match=r": index.html: Input/output error$"):
        target.publish(site(tmp_path, "two"))
    begun = manifest_of(bucket.Object(NAME).get()["Body"].read()).unfinished
    assert begun
    assert begun.running is False


@pytest.mark.parametrize("moment", ["begin", "end"])
def test_publish_that_another_overtakes_ends_with_a_line(
    tmp_path: Path, target: S3Target, bucket: Any, calls: Calls, moment: str
) -> None:
    target.publish(site(tmp_path, "one"))

    def overtake(path: str) -> None:
        if path == (NAME if moment == "begin" else "index.html"):
            calls.before = lambda path: None
            begun_elsewhere(target, bucket)

    calls.before = overtake
    with pytest.raises(CommandError) as error:
        target.publish(site(tmp_path, "two"))
    assert str(error.value) == f"{target.place}: {OVERTAKEN}"
    begun = manifest_of(bucket.Object(NAME).get()["Body"].read()).unfinished
    assert begun
    assert begun.publisher == ELSEWHERE


def test_first_publish_that_another_has_just_begun_is_none_of_strangers(
    tmp_path: Path, target: S3Target, bucket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begun(store: Store) -> dict[str, str]:
        put(bucket, NAME, "{}")
        put(bucket, "index.html", "")
        return listing(store)

    listing = Store.listing
    monkeypatch.setattr(Store, "listing", begun)
    with pytest.raises(CommandError) as error:
        target.publish(site(tmp_path, "one"))
    assert str(error.value) == f"{target.place}: {OVERTAKEN}"


def test_long_publish_gives_signs_of_life(
    tmp_path: Path, target: S3Target, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(s3_publication, "SIGN", -1.0)
    target.publish(site(tmp_path, "one"))
    assert calls.made.count(f"= {NAME}") > 2
    assert target.differences() == []


def test_write_whose_answer_was_lost_has_happened(target: S3Target, bucket: Any) -> None:
    store = Store(target._client, target.bucket, "")
    first = store.replace("it", b"1", None)
    assert store.replace("it", b"1", None) == first
    second = store.replace("it", b"2", first)
    assert store.replace("it", b"2", first) == second
    for etag in (first, None):
        with pytest.raises(MovedError):
            store.replace("it", b"3", etag)
    bucket.Object("it").delete()
    with pytest.raises(MovedError):
        store.replace("it", b"3", second)


def rights_of_the_documents(bucket: str, without: str = "") -> str:
    """The policy that docs/hosting.md shows, for a bucket, less one right."""
    hosting = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
    [policy] = re.findall(r"```json\n(\{\n +\"Version\".*?)```", hosting, re.DOTALL)
    given = json.loads(policy.replace("you.example", bucket))
    for statement in given["Statement"]:
        statement["Action"] = [one for one in statement["Action"] if one != without] or ["s3:None"]
    return json.dumps(given)


def test_rights_that_are_listed_are_needed_and_enough(
    tmp_path: Path, endpoint: str, target: S3Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    iam = boto3.client("iam", endpoint_url=endpoint, region_name="us-east-1")
    iam.create_user(UserName="publisher")
    key = iam.create_access_key(UserName="publisher")["AccessKey"]

    def check_rights(without: str = "") -> None:
        requests.post(f"{endpoint}/moto-api/reset-auth", data=b"inf", timeout=5)
        policy = {"PolicyDocument": rights_of_the_documents(target.bucket, without)}
        iam.put_user_policy(UserName="publisher", PolicyName="publish", **policy)
        requests.post(f"{endpoint}/moto-api/reset-auth", data=b"0", timeout=5)

    monkeypatch.setattr(s3, "open_client", open_client)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key["AccessKeyId"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", key["SecretAccessKey"])
    try:
        check_rights()
        for built in (site(tmp_path, "one", "blog/b.html"), site(tmp_path, "two")):
            target.publish(built)
        target.restore(releases_before(target.releases())[0])
        assert shown_now(target) == sent(site(tmp_path, "one", "blog/b.html"))
        assert target.differences() == []
        for right in RIGHTS.values():
            check_rights(without=right)
            with pytest.raises(CommandError) as error:
                target.publish(site(tmp_path, "two"))
            assert str(error.value) == (
                f"{target.place}: the store gives no right for {right}"
                " (let its key have the rights that docs/hosting.md lists)"
            )
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEY["AWS_SECRET_ACCESS_KEY"])
        with pytest.raises(CommandError, match="takes the secret for wrong") as error:
            replace(target).releases()
        assert KEY["AWS_SECRET_ACCESS_KEY"] not in str(error.value)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIANOBODY")
        with pytest.raises(CommandError, match="does not know the key"):
            replace(target).releases()
    finally:
        requests.post(f"{endpoint}/moto-api/reset-auth", data=b"inf", timeout=5)
