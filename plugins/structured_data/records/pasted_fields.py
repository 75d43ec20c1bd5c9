"""What BibTeX from elsewhere says in other words than publications.bib, and what to write here.

Classic BibTeX, exports of archives and publishers, and what reference managers add.
"""

from __future__ import annotations

ADD = "let ./inv paper add read the entry"
PLACE = "write location; or remove it where venues.yaml has the place"
REMOVE = "remove it"

_REMOVED = (
    "adsnote adsurl abbr articleno bdsk-url-1 bdsk-url-2 bibsource bibtex_show biburl citation-key"
    " creationdate date-added date-modified entrysubtype file groups internal-note issue_date"
    " journal-iso journalsubtitle keywords-plus lccn mendeley-groups mendeley-tags"
    " modificationdate numpages owner pagetotal pmcid pmid preview priority readstatus"
    " researcherid-numbers shortjournal timestamp unique-id urldate"
)
PASTED_FIELDS = dict.fromkeys(_REMOVED.split(), REMOVE) | {
    "address": PLACE,
    "annote": "write annotation, in your own words; or remove it",
    "archiveprefix": "write eprinttype = {arxiv}",
    "arxiv": "write eprint = {2407.00023} and eprinttype = {arxiv}",
    "arxivid": "write eprint = {2407.00023} and eprinttype = {arxiv}",
    "crossref": "write out what that entry says; or write venue and the key of a venue",
    "day": "write date = {2025-06-03}",
    "eventdate": "write it as the date of the venue in venues.yaml",
    "eventtitle": "write it as the name of the venue in venues.yaml",
    "github": "write code = {https://...}",
    "howpublished": "write url where it is an address; or remove it",
    "html": "write url",
    "issue": "write number",
    "journal": "write journaltitle; or venue and the key of a venue",
    "langid": "write language = {de}; or remove it",
    "month": "write date = {2025-06}",
    "organization": "write publisher; or remove it",
    "pdf": "write url",
    "primaryclass": "write eprintclass",
    "school": "write institution",
    "subtitle": "write it in the title, after a colon",
    "website": "write url",
    "year": f"write date = {{2025-06}}; or {ADD}",
}

PASTED_TYPES = {
    "booklet": "write @book",
    "collection": "write @book",
    "conference": "write @inproceedings",
    "electronic": "write @misc, with the site as publisher",
    "inbook": "write @incollection",
    "manual": "write @report",
    "mastersthesis": "write @thesis, with type = {mathesis}",
    "online": "write @misc, with the site as publisher",
    "patent": "write @report, with type = {Patent}",
    "phdthesis": "write @thesis, with type = {phdthesis}",
    "proceedings": "write @book",
    "techreport": "write @report",
    "unpublished": "write @misc, with pubstate = {inpreparation} or {submitted}",
    "www": "write @misc, with the site as publisher",
}

# Words that stand where a date should, or are a state elsewhere, and the states that they mean.
_STATES = {
    "accepted": "accepted",
    "draft": "inpreparation",
    "forthcoming": "forthcoming",
    "in preparation": "inpreparation",
    "in press": "forthcoming",
    "in review": "submitted",
    "inpreparation": "inpreparation",
    "inpress": "forthcoming",
    "prepublished": "forthcoming",
    "submitted": "submitted",
    "to appear": "forthcoming",
    "under review": "submitted",
}
PASTED_STATES = {word: f"write {state}" for word, state in _STATES.items()}
PASTED_DATES = {
    word: f"write pubstate = {{{state}}} and leave the date out" for word, state in _STATES.items()
}
