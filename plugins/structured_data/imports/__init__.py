"""Foreign formats -> references -> text for publications.bib and people.yaml.

    bibtex csl ris  --spellings, preprints-->  Reference
    Reference  --entry-->  one entry;  --merge, people-->  the files with it, and what happened

Each `read_*` takes any text: what cannot be read becomes a problem, never an exception.
"""
