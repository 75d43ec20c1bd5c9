"""The tasks of ./inv; each imports what it needs when it runs, so that the list shows at once."""

from __future__ import annotations

from invoke.context import Context
from invoke.tasks import task

from commands.record_tasks import paper_add, person_add, talk_add

__all__ = ["paper_add", "person_add", "talk_add"]  # theirs have long lists of flags


@task
def build(_: Context) -> None:
    """Build the site into output/."""
    from commands.build import build

    build()


@task(help={"host": "address to listen at", "port": "port to listen at"})
def serve(_: Context, host: str = "127.0.0.1", port: str = "8000") -> None:
    """Show the site at http://127.0.0.1:8000/ and again after each save."""
    from commands.serve import serve

    serve(host, port)


@task(
    help={
        "post": "its file, its folder or its name; all whose code has changed where it is left out",
        "check": "only say what has changed",
    }
)
def run(_: Context, post: str = "", check: bool = False) -> None:
    """Run the code of a post anew: ./inv run NAME; or of all posts where it has changed."""
    from commands.run import run

    run(post, check)


@task(name="new post", help={"title": "its title, in quotes"})
def new_post(_: Context, title: str) -> None:
    """Start a post: ./inv new post "Title"."""
    from commands.new import new_entry, open_entry

    open_entry(new_entry("post", title))


@task(name="new news", help={"title": "its title, in quotes"})
def new_news(_: Context, title: str) -> None:
    """Start a news entry: ./inv new news "Title"."""
    from commands.new import new_entry, open_entry

    open_entry(new_entry("news", title))


@task
def drafts(_: Context) -> None:
    """List the drafts, and what waits for its day."""
    from commands.drafts import list_drafts

    list_drafts()


@task
def check(_: Context) -> None:
    """Check data, locks, style and types, and run the quick tests."""
    from commands.checks import run_checks

    run_checks()


@task(name="check site")
def check_site(_: Context) -> None:
    """Build the site and read it through as publish does, and publish nothing."""
    from commands.site_check import check_site

    check_site()


@task(
    name="check links",
    help={"external": "ask the addresses of other sites instead", "fresh": "ask all of them again"},
)
def check_links(_: Context, external: bool = False, fresh: bool = False) -> None:
    """Check the links of the built site; or --external, ask whether others are still there."""
    from commands.links import check_links

    check_links(external, fresh)


@task(name="check post", help={"path": "its file, its folder or its name"})
def check_post(_: Context, path: str) -> None:
    """Read one post or draft through: ./inv check post NAME."""
    from commands.post_check import check_post

    check_post(path)


@task(help={"keyword": "run only tests whose name matches"})
def test(_: Context, keyword: str = "") -> None:
    """Run every check and every test, those in a browser too."""
    from commands.checks import run_tests

    run_tests(keyword)


@task(help={"dry-run": "show what would change, and publish nothing", "yes": "ask nothing"})
def publish(_: Context, dry_run: bool = False, yes: bool = False) -> None:
    """Check, build and publish the site as publishconf.py says."""
    from commands.publish import publish

    publish(dry_run=dry_run, yes=yes)


@task(name="publish history")
def publish_history(_: Context) -> None:
    """List what was published and is kept, and what is current."""
    from commands.releases import show_history

    show_history()


@task(name="publish rollback", help={"steps": "how many releases back; 1 where it is left out"})
def publish_rollback(_: Context, steps: str = "1") -> None:
    """Make the release before current again, or N before: ./inv publish rollback N."""
    from commands.releases import roll_back

    roll_back(steps)


@task(name="publish verify")
def publish_verify(_: Context) -> None:
    """Read back what is published, and name what differs from what was."""
    from commands.releases import verify

    verify()


@task(help={"address": "of a page: /publications/<key>/"})
def inspect(_: Context, address: str) -> None:
    """Show what machines read on one page: ./inv inspect /publications/<key>/."""
    from commands.inspect import inspect

    inspect(address)


@task
def review(_: Context) -> None:
    """List what the owner should look at, and write docs/owner-review.md."""
    from commands.review import review

    review()


@task(help={"check": "only compare with pyproject.toml", "upgrade": "take the newest versions"})
def lock(_: Context, check: bool = False, upgrade: bool = False) -> None:
    """Make the requirements files from pyproject.toml."""
    from commands.lock import check_locks, make_locks

    check_locks() if check else make_locks(upgrade)


@task
def schema(_: Context) -> None:
    """Make the JSON Schemas that editors check content/data with."""
    from commands.schema import write_schemas

    write_schemas()


@task
def fonts(_: Context) -> None:
    """Make the subsets of the fonts in theme/static/fonts."""
    from commands.fonts import make_fonts

    make_fonts()


@task
def picture(_: Context) -> None:
    """Take the picture of the home page that README shows."""
    from commands.picture import take_picture

    take_picture()


@task(help={"site": "this, edges, one or bare; all where it is left out"})
def gallery(_: Context, site: str = "") -> None:
    """Take pictures of every kind of page, of this site and of ones that strain it."""
    from commands.gallery import gallery

    gallery(site)


@task(
    help={
        "suite": "build, publish, serve, weight, profile, records, equality or gate",
        "quick": "small sizes, to see that it runs",
        "sizes": "how many posts, or papers: 100,1000",
        "runs": "how often each is measured, or how many steps",
        "only": "some of what a suite compares: ours,hugo",
    }
)
def bench(
    _: Context, suite: str, quick: bool = False, sizes: str = "", runs: str = "", only: str = ""
) -> None:
    """Measure time and memory, and how they grow: ./inv bench build."""
    from commands.bench import bench

    bench(suite, quick, sizes, runs, only)


@task
def clean(_: Context) -> None:
    """Remove the built site and the caches."""
    from commands.clean import clean

    clean()
