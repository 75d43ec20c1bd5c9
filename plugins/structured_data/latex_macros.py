"""The macros of LaTeX that bibliographies use in text, and what each stands for."""

from __future__ import annotations

from pylatexenc.latex2text import get_default_latex_context_db

# Accents, as the combining character that follows the letter.
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "h": "\u0309",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "textcommabelow": "\u0326",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
BELOW = frozenset("\u0323\u0326\u0327\u0328\u0331")
# An accent over nothing.
SPACING = {"`": "`", "'": "´", "^": "^", "~": "~", '"': "¨", "c": "¸", "=": "¯"}

# Macros of one argument, and the style that they set it in.
STYLES = {
    **dict.fromkeys(
        (
            *("hbox", "mbox", "nocase", "singleletter", "text", "textbf", "textmd", "textnormal"),
            *("textrm", "textsc", "textsf", "texttt", "textup", "underline", "uline"),
        ),
        "",
    ),
    **dict.fromkeys(("emph", "mkbibemph", "textit", "textsl"), "em"),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), "sub"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), "sup"),
}
# Macros that hold for the rest of their group.
DECLARATIONS = {
    **dict.fromkeys(
        (
            *("bf", "bfseries", "mdseries", "normalfont", "rm", "rmfamily", "sc", "scshape"),
            *("sf", "sffamily", "tt", "ttfamily", "upshape"),
        ),
        "",
    ),
    **dict.fromkeys(("em", "it", "itshape", "sl", "slshape"), "em"),
}
# Macros that say nothing in a line of text.
SILENT = frozenset(
    (
        *("allowbreak", "break", "ignorespaces", "nobreak", "noindent", "protect", "relax"),
        *("sloppy", "unskip", "xspace", *"!-/@"),
    )
)
# Macros whose one argument is not printed, such as a key to sort by.
HIDDEN = frozenset(("SortNoop", "noop", "noopsort", "sortnoop"))
# Macros whose second argument alone is printed.
SECOND = frozenset(("foreignlanguage", "href", "texorpdfstring", "textcolor"))
# Macros whose argument is printed as it stands.
VERBATIM = frozenset(("nolinkurl", "path", "url"))

_SPACES = dict.fromkeys(
    (
        *("enskip", "enspace", "hfill", "linebreak", "newline", "nobreakspace", "par", "qquad"),
        *("quad", "space", "thinspace", *" ,:;>\\\n\t\r"),
    ),
    " ",
)
_WRITTEN = {
    "BibTeX": "BibTeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e",
    "P": "¶",
    "S": "§",
    "SS": "ẞ",
    "TeX": "TeX",
    "XeTeX": "XeTeX",
    "copyright": "©",
    "ddag": "‡",
    "degree": "°",
    "euro": "€",
    "flqq": "«",
    "frqq": "»",
    "glqq": "„",
    "grqq": "“",
    "guillemetleft": "«",
    "guillemetright": "»",
    "imath": "ı",
    "jmath": "ȷ",
    "lq": "‘",
    "ne": "≠",
    "pounds": "£",
    "rq": "’",
    "slash": "/",
    "textampersand": "&",
    "textasciicircum": "^",
    "textasteriskcentered": "*",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textgreater": ">",
    "texthash": "#",
    "textless": "<",
    "textminus": "−",
    "textpercent": "%",
    "textperiodcentered": "·",
    "textquotedbl": '"',
    "textunderscore": "_",
    **{character: character for character in "&%$#_{}"},
}
# Macros of a letter or a sign, in text and, as some write them, without dollar signs around them.
SYMBOLS: dict[str, str] = {
    **{
        spec.macroname: spec.simplify_repl
        for spec in get_default_latex_context_db().iter_macro_specs()
        if isinstance(spec.simplify_repl, str) and len(spec.simplify_repl) == 1
        if spec.macroname.isalpha()
    },
    **_WRITTEN,
    **_SPACES,
}
