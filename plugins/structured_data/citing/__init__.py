"""[@key] in the text of a post or a news item -> a citation, and the list of what it cites.

    text  --text_citations-->  keys  --bibliography-->  Article.cited, or problems      at load
    Article.cited  --extension: labels, reference_list-->  HTML                         at rendering

A key is that of a paper in publications.bib, or of an entry in references.bib beside the text.
"""
