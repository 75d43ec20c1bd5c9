"""Foreign formats -> references -> text for publications.bib and people.yaml.

    bibtex csl ris arxiv_record  --values, titles, conferences, particles, preprints-->  Reference
    Reference  --entry-->  one entry  --merge, people, entry_edits-->  the file with it, new people

Each `read_*` takes any text: what cannot be read becomes a problem, never an exception.
"""
