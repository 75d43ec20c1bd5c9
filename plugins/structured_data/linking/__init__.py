"""Links of a text that name what they lead to: [Preble](paper:preble), {filename}other/index.md.

    text  --text_links-->  addresses  --keyed_links, files-->  Article.linked, or problems   at load
    Article.linked  --extension-->  HTML                                              at rendering

    beside names files beside the text, so that its preview finds them, too

A link to a paper leads to its page; one to a person to their page, or to their homepage where they
have no page here. A link without words takes the short title, or the name.
"""
