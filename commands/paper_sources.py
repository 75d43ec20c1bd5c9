"""Where papers are imported from: a file, standard input, a DOI, arXiv."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from .errors import CommandError
from .project import use_plugins

if TYPE_CHECKING:
    from arxiv import Result  # type: ignore[import-untyped]  # it ships no types
    from structured_data.errors import Problem
    from structured_data.records import Reference

    Reader = Callable[[str, str, list[Problem]], tuple[Reference, ...]]

DOI_ADDRESS = "https://doi.org/"
ARXIV_ADDRESS = "https://export.arxiv.org/api/query"
TIMEOUT = 20.0  # seconds without an answer, or without the next part of it
LONGEST_WAIT = 60.0  # seconds for a whole answer
LARGEST = 10_000_000  # bytes of a file or an answer
USER_AGENT = "structured-data-paper-import/1.0 (a static site generator; asks for one record)"
CSL = "application/vnd.citationstyles.csl+json"
FORMS = "FILE.bib, FILE.json, FILE.ris, - for standard input, 10.1145/... or arXiv:2407.00023"
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv:\s*|https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|(?=\d{4}\.\d{4,5}))"
    r"(\S+?)(?:v\d+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)


def references_from(
    source: str,
    problems: list[Problem],
    doi_address: str = DOI_ADDRESS,
    arxiv_address: str = ARXIV_ADDRESS,
) -> tuple[Reference, ...]:
    """Return the works that a source names or holds; raises CommandError where it cannot be had."""
    source = source.strip()
    if source == "-":
        return read(sys.stdin.buffer.read(LARGEST + 1), "standard input", problems)
    arxiv = _ARXIV.fullmatch(source)
    doi = _DOI.fullmatch(unquote(source))
    if doi and not (arxiv := re.fullmatch(_ARXIV_DOI, doi[1])):
        record = doi_record(doi[1], doi_address)
        return read(record, f"doi.org/{doi[1]}", problems, suffix=".json")
    if arxiv:
        return (arxiv_reference(arxiv[1], arxiv_address),)
    if not source or re.match(r"https?://", source):
        raise CommandError(f"{source!r} is no address of a DOI or of arXiv (write {FORMS})")
    return read(_file(Path(source)), source, problems, Path(source).suffix.lower())


def read(
    data: bytes, name: str, problems: list[Problem], suffix: str = ""
) -> tuple[Reference, ...]:
    """Return the works in BibTeX, CSL-JSON or RIS; other suffixes leave the format to the text."""
    use_plugins()
    from structured_data.errors import Place, Problem

    if len(data) > LARGEST:
        raise CommandError(f"{name} is larger than {LARGEST // 1_000_000} MB (divide it)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem(Place(name, line), "not UTF-8 text (save the file as UTF-8)"))
        return ()
    text = re.sub(r"[^\S\n]|[\x00-\x08\x0e-\x1f\x7f]", " ", re.sub(r"\r\n?", "\n", text))
    reader = _reader(text, suffix)
    before = len(problems)
    found = reader(text, name, problems) if reader else ()
    if not found and len(problems) == before:
        message = "holds no paper in BibTeX, CSL-JSON or RIS (export it again in one of these)"
        problems.append(Problem(Place(name, 1), message))
    return found


def doi_record(doi: str, address: str = DOI_ADDRESS) -> bytes:
    """Return what a DOI answers to one who asks for CSL-JSON; redirects are followed."""
    import requests

    headers = {"Accept": CSL, "User-Agent": USER_AGENT}
    url = address + quote(doi, safe="/:;()")
    try:
        with requests.get(url, headers=headers, timeout=TIMEOUT, stream=True) as answer:
            _refuse_status(answer.status_code, doi, "doi.org")
            kind = answer.headers.get("Content-Type", "nothing").partition(";")[0]
            if "json" not in kind:
                remedy = "export BibTeX from its page and import the file"
                raise CommandError(f"{doi}: the answer is {kind}, not a record ({remedy})")
            return _body(answer, doi)
    except requests.RequestException as error:
        raise CommandError(f"{doi}: {_reason(error, 'doi.org')}") from error


def arxiv_reference(number: str, address: str = ARXIV_ADDRESS) -> Reference:
    """Return the newest version of a paper on arXiv, with the date of its first one."""
    use_plugins()
    import arxiv
    import requests
    from structured_data import identifiers
    from structured_data.imports.arxiv_record import arxiv_reference

    number = re.sub(r"v\d+$", "", number)
    shown = f"arXiv:{number}"
    try:
        identifiers.arxiv(number)
    except ValueError as error:
        raise CommandError(f"{shown[:80]} is no arXiv id (write arXiv:2407.00023)") from error
    client = arxiv.Client(page_size=1, delay_seconds=0, num_retries=0)
    client.query_url_format = f"{address}?{{}}"
    # The package sets no timeout: a request would wait for ever.
    session: Any = client._session
    session.request = _with_timeout(session.request)
    try:
        with session:
            results = list(client.results(arxiv.Search(id_list=[number], max_results=1)))
    except arxiv.HTTPError as error:
        _refuse_status(error.status, shown, "arXiv")
        raise CommandError(f"{shown}: arXiv answers {error.status}") from error
    except requests.RequestException as error:
        raise CommandError(f"{shown}: {_reason(error, 'arXiv')}") from error
    except (arxiv.ArxivError, ValueError) as error:
        raise CommandError(f"{shown}: arXiv's answer cannot be read (try again later)") from error
    if not results or "/api/errors" in results[0].entry_id:
        raise CommandError(f"{shown}: arXiv has no such paper (check the number)")
    published = results[0].doi
    if published:
        remedy = f"./inv paper add {published} adds that version"
        print(f"{shown}: published as {published} ({remedy})", file=sys.stderr, flush=True)
    return arxiv_reference(number, *_told(results[0]))


def _told(result: Result) -> tuple[str, str, list[str], str, str]:
    """Return the title, day, authors, abstract and class of a result."""
    authors = [author.name for author in result.authors]
    day = result.published.date().isoformat()
    return result.title, day, authors, result.summary, result.primary_category


def _with_timeout(request: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, **options: request(*args, **{**options, "timeout": TIMEOUT})


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise CommandError(f"{path} is not there (write {FORMS})") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CommandError(f"{path} cannot be read: {reason}") from error


def _reader(text: str, suffix: str) -> Reader | None:
    """Return the reader for a format: by the suffix of the file, or else by the text itself."""
    from structured_data.imports.bibtex import read_bibtex
    from structured_data.imports.csl import read_csl
    from structured_data.imports.ris import read_ris

    readers: dict[str, Reader] = {".bib": read_bibtex, ".json": read_csl, ".ris": read_ris}
    if suffix in readers:
        return readers[suffix]
    if text.lstrip()[:1] in ("{", "["):
        return read_csl
    if re.search(r"^TY  -", text, re.MULTILINE):
        return read_ris
    return read_bibtex if re.search(r"@\s*\w+\s*\{", text) else None


def _body(answer: Any, doi: str) -> bytes:
    """Return the body of an answer; one that is too large or too slow is refused."""
    body = b""
    end = time.monotonic() + LONGEST_WAIT
    for part in answer.iter_content(65536):
        body += part
        if len(body) > LARGEST or time.monotonic() > end:
            raise CommandError(f"{doi}: the answer is too large or too slow (try again later)")
    return body


def _refuse_status(status: int, what: str, host: str) -> None:
    if status == 200:
        return
    if status in (400, 404):
        raise CommandError(f"{what}: {host} knows no such paper (check the number)")
    if status == 406:
        remedy = "export BibTeX from its page and import the file"
        raise CommandError(f"{what}: has no record in CSL-JSON ({remedy})")
    if status == 429:
        raise CommandError(f"{what}: {host} asks to wait (try again in some minutes)")
    raise CommandError(f"{what}: {host} answers with the error {status} (try again later)")


def _reason(error: Exception, host: str) -> str:
    import requests

    if isinstance(error, requests.Timeout):
        return f"{host} did not answer within {TIMEOUT:.0f} seconds (try again later)"
    if isinstance(error, requests.ConnectionError):
        return f"{host} cannot be reached (check the connection, or import a file)"
    return f"{host}'s answer cannot be read: {type(error).__name__} (try again later)"
