from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from structured_data.latex import html_of, latex_of, text_of

PROPERTY = settings(deadline=None, derandomize=True, max_examples=400)

# Any text that a file can hold, but for control characters.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")))
# LaTeX, mostly broken.
PIECES = st.sampled_from(
    [
        *"{}$\\&%#_^~'`\"-<>[]( ",
        *("$$", "``", "''", "--", r"\(", r"\)", r"\[", r"\]", r"\{", r"\\", r"\$", "<b>", "&lt;"),
        *(
            r"\'",
            r"\"",
            r"\v",
            r"\t",
            r"\i",
            r"\o",
            r"\emph",
            r"\textsuperscript",
            r"\textsubscript",
        ),
        *(r"\em", r"\url", r"\href", r"\ensuremath", r"\noopsort", r"\foo", r"\,", r"\ldots"),
        *(
            r"\frac",
            r"\sqrt",
            r"\alpha",
            r"\text",
            r"\left",
            r"\right",
            r"\mathrm",
            r"\hat",
            r"\sum",
        ),
        *(r"\begin{matrix}", r"\end{matrix}", r"\color{red}", r"\!", r"\not", r"\log", r"\def\a"),
        *("a", "1", "x", " ", "é", "日", "\u0301", "\u00a0", '"><script>alert(1)</script>'),
    ]
)
LATEX = st.lists(PIECES, max_size=12).map("".join)
FORMULAS = LATEX.map(lambda inner: f"a ${inner}$ b")


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (
            r"{\'E}clairs by Garc{\'\i}a, \v{S}koda and M{\"u}ller",
            "Éclairs by García, Škoda and Müller",
        ),
        (r"\`a \'e \^{\i} \~n \=u \u{g} \.z \"o \r{a} \H{o}", "à é î ñ ū ğ ż ö å ő"),
        (r"\c{c} \k{a} \d{a} \b{a} \t{oo} \v s \'\ae{} \'{\^e}", "ç ą ạ a̱ o͡o š ǽ ế"),
        (r"\ss, \o{} and \l", "ß, ø and ł"),
        (r"\ae \oe \aa \AA \L \O \DH \dh \th \i \j", "æœåÅŁØÐðþıȷ"),
        (r"Sm\o rrebr\o d, Stra\ss{}e, {\O}rsted", "Smørrebrød, Straße, Ørsted"),
        (r"\~{} \^{} \'{}", "~ ^ ´"),
        (r"{TClone}: \emph{low} \textbf{latency}", "TClone: low latency"),
        (r"\textit{a} \texttt{b} \textsc{C} \textsf{d} \textrm{e}", "a b C d e"),
        (r"{\em a} {\bf b} {\it c\/} \mbox{d} \text{e}", "a b c d e"),
        (r"10\textsuperscript{th}, n\textsuperscript{2}, CO\textsubscript{2}", "10th, n², CO₂"),
        (r"50\% of A \& B, \#1\_a \{b\}", "50% of A & B, #1_a {b}"),
        ("A & B", "A & B"),
        (r"100% of \'etudes", "100% of études"),
        ("``so'' he said -- twice --- no", "“so” he said – twice — no"),
        ("!`Hola! ?`Qu\\'e?", "¡Hola! ¿Qué?"),
        ("3~lamps  in\n a row", "3 lamps in a row"),
        (r"5\,ms\;or\ so\\and on\ldots", "5 ms or so and on…"),
        (r"\textasciitilde\textasciicircum\textbackslash", "~^\\"),
        (r"\copyright\textregistered\textendash\textquotesingle\texteuro", "©®–'€"),
        (r"\LaTeX{} and \TeX", "LaTeX and TeX"),
        (r"\url{https://a.example/~b_c%20} \href{https://a.example}{here}", None),
        (r"\noopsort{1973b}1973", "1973"),
        (r"\texorpdfstring{$x$}{x} \textcolor{red}{y} \enquote{z}", "x y “z”"),
        ("a <b>bold</b> title", "a <b>bold</b> title"),
        ("CO_2 and x^2", "CO_2 and x^2"),
        ("", ""),
        (" ", ""),
        ("é 日本", "é 日本"),
    ],
)
def test_latex_becomes_text(latex: str, text: str | None) -> None:
    expected = "https://a.example/~b_c%20 here" if text is None else text
    assert text_of(latex) == expected


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("$x < 1$ lux", "x < 1 lux"),
        (r"$\alpha$-fair", "α-fair"),
        (r"\ensuremath{\beta}-carotene", "β-carotene"),
        (r"\(n\) or \[m\] or $$k$$", "n or m or k"),
        ("$O(n^2)$", "O(n²)"),
        (r"$O(n \log n)$", "O(n log n)"),
        (r"$\tilde{\mathcal{O}}(n^{2/3})$", "Õ(n^(2/3))"),
        (r"$\frac{a}{b}$", "a/b"),
        (r"$\frac{a+b}{2n}$", "(a+b)/(2n)"),
        (r"$\frac{QK^T}{\sqrt{d_k}}$", "QK^T/√dₖ"),
        (r"$2\times$ faster", "2× faster"),
        (r"$5 \times 10^{-3}$", "5 × 10⁻³"),
        (r"$\sim$3 or $\approx 3$ or $\pm 3$ or $-3$", "~3 or ≈ 3 or ±3 or −3"),
        (r"90$\%$ of 5$\,$MB, 1{,}000", "90% of 5 MB, 1,000"),
        ("the $n^{th}$, 10$^{th}$, CO$_2$, 3$^\\circ$", "the nth, 10th, CO₂, 3°"),
        ("$x_{t-1}$, $x_{ij}$, $x_i^2$, $x'$, $x^*$", "x_(t−1), xᵢⱼ, xᵢ², x′, x*"),
        (r"$\mathbb{R}^n$, $\mathbf{x}$, $\mathcal{L}$", "ℝⁿ, x, L"),
        (r"$\sum_{i=1}^n x_i$", "∑ᵢ₌₁ⁿ xᵢ"),
        (r"$\max_{\theta \in \Theta} f(\theta)$", "max_(θ∈Θ) f(θ)"),
        (r"$\hat{x}$, $\bar x$, $\vec{x}$, $\widetilde{O}$", "x̂, x̄, x⃗, Õ"),
        (r"$\binom{n}{k}$, $\sqrt[3]{x}$", "(n choose k), ³√x"),
        (r"$\begin{pmatrix}a&b\\c&d\end{pmatrix}$", "(a, b; c, d)"),
        (r"$x_{\text{max}}$, $\mbox{GPU}$", "x_max, GPU"),
        (r"$a,b,\ldots$", "a, b, …"),
        (r"a price of \$5 and of \$6", "a price of $5 and of $6"),
    ],
)
def test_math_becomes_text_that_reads(latex: str, text: str) -> None:
    assert text_of(latex) == text


BROKEN = [
    *(
        r"\foo{bar}",
        r"\cite{x}",
        r"\ref{x}",
        r"\today",
        r"\begin{itemize}",
        r"\footnote{a}",
        r"\verb|a|",
    ),
    *(
        "{}",
        r"{\relax}",
        r"\noopsort{a}",
        "{",
        "}",
        "a}",
        "{a",
        r"\emph",
        r"\emph{",
        r"\emph}",
        r"\'",
    ),
    *(r"\url a", r"\url{a", r"\href{a}", "\\", "\\\\", r"\'{$x$}", r"\foo", r"\<", r"\é"),
    *("$", "$$", "$$$", "$x", "$ $", "$$x$", r"\(x", r"\[x\)", r"${$", "$}$", r"$\foo$", "$a&b$"),
    *(
        r"$\frac$",
        r"$\left($",
        r"$\color{red}x$",
        r"$\href{a}{b}$",
        r"$\label{a}$",
        r"$\cancel{x}$",
    ),
    *(r"$\begin{aligned}a&=b\end{aligned}$", r"$\begin{cases}a&b\end{cases}$"),
    *(r"$\def\a{b}\a$", r"$\newcommand{\a}{b}\a$", r"$\let\a=b$"),
    "between $5 and $6",
]


@pytest.mark.parametrize("latex", BROKEN)
def test_latex_that_is_broken_or_unknown_or_says_nothing_is_refused(latex: str) -> None:
    for read in (text_of, html_of):
        with pytest.raises(ValueError, match=r".*"):
            read(latex)


@pytest.mark.parametrize(
    "latex",
    [
        *("{" * 5000, "}" * 5000, "{" * 5000 + "x" + "}" * 5000, "$" * 5001, "\\" * 5001),
        *(r"\'" * 5000 + "e", r"\emph" * 5000 + "e", r"\emph{" * 5000, r"\url{" * 5000),
        *(r"\ensuremath{" * 5000, "$" + "{" * 5000 + "}" * 5000 + "$", r"$\displaystyle" * 5000),
        *("$" + r"\displaystyle" * 100_000 + "x$", "$" + r"\hat" * 100_000 + " x$"),
        *("$" + "x^{" * 5000 + "}" * 5000 + "$", "$" + "x" * 100_000 + "$", "$" + r"\left(" * 5000),
    ],
    ids=lambda latex: f"{len(latex)} of {latex[:12]}",
)
def test_deep_latex_is_refused(latex: str) -> None:
    for read in (text_of, html_of):
        with pytest.raises(ValueError, match=r".*"):
            read(latex)


@pytest.mark.parametrize(
    ("latex", "markup"),
    [
        ('a <b>bold</b> & "title"', "a &lt;b&gt;bold&lt;/b&gt; &amp; &#34;title&#34;"),
        (
            r"\emph{a}  {\em b} \textit{c}\textsl{d} \textbf{e}",
            "<em>a</em> <em>b</em> <em>cd</em> e",
        ),
        (r"\emph{a \textbf{b}} ", "<em>a b</em>"),
        (r"10\textsuperscript{th}, CO\textsubscript{2}", "10<sup>th</sup>, CO<sub>2</sub>"),
        (r"\emph{ <i> } x", "<em>&lt;i&gt; </em>x"),
        (r"\href{javascript:alert(1)}{b}", "b"),
        ("$x < 1$ lux", "<math><mi>x</mi><mo>&lt;</mo><mn>1</mn></math> lux"),
        (r"\emph{at $x$}", "<em>at </em><math><mi>x</mi></math>"),
        (r"$$x$$", '<math display="block"><mi>x</mi></math>'),
        (r"$\text{<b>\&}$", "<math><mtext>&lt;b&gt;&amp;</mtext></math>"),
        (r"$\textsc{a}\!b$", "<math><mtext>a</mtext><mspace></mspace><mi>b</mi></math>"),
        ("é 日本", "é 日本"),
        ("", ""),
    ],
)
def test_latex_becomes_html(latex: str, markup: str) -> None:
    assert html_of(latex) == Markup(markup)
    assert isinstance(html_of(latex), Markup)


class Elements(HTMLParser):
    """Collects the names and attributes of the elements, and the text outside of formulas."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(str(markup))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += "" if "math" in self.open else data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


MATHML = re.compile(
    "math|mfrac|mi|mn|mo|mover|mpadded|mphantom|mroot|mrow|mspace|msqrt|msub|msubsup|msup|mtable"
    "|mtd|mtext|mtr|munder|munderover"
)


@PROPERTY
@given(st.one_of(LATEX, FORMULAS, TEXTS))
@example(r'$\text{"><img src=x onerror=alert(1)>}$')
@example(r"$<script>\&lt;$")
def test_html_holds_its_own_elements_only(latex: str) -> None:
    try:
        markup = html_of(latex)
    except ValueError:
        return
    found = Elements(markup)
    assert {name for name in found.names if not MATHML.fullmatch(name)} <= {"em", "sup", "sub"}
    assert not found.attributes & {"style", "class", "id", "href", "src"}
    assert not {name for name in found.attributes if name.startswith("on")}
    assert not re.search(r"&(?!(amp|lt|gt|#34|#39|quot);)", markup)


@PROPERTY
@given(st.one_of(LATEX, FORMULAS, st.text()))
def test_any_latex_is_read_or_refused_by_text_and_html_alike(latex: str) -> None:
    answers = []
    for read in (text_of, html_of):
        try:
            answers.append(bool(read(latex)))
        except ValueError:
            answers.append(None)
    assert answers[0] == answers[1]


@PROPERTY
@given(TEXTS)
@example("- -- --- ` `` ' '' !` ?` ~ ^ \\ \\textbackslash{} {} $5 and $6")
def test_text_comes_back_from_latex_as_it_was(text: str) -> None:
    collapsed = " ".join(text.split())
    assert text_of(latex_of(text)) == collapsed
    assert html.unescape(str(html_of(latex_of(text)))) == collapsed


@PROPERTY
@given(LATEX.filter(lambda latex: "$" not in latex and "math" not in latex))
def test_html_says_what_text_says(latex: str) -> None:
    try:
        markup = html_of(latex)
    except ValueError:
        return
    if "<math" not in markup and "<su" not in markup:
        assert Elements(markup).text.split() == text_of(latex).split()


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        (
            "A & B: 90% of $5, #1_a {b}",
            r"A \& B: 90\% of \$5, \#1\_a \textbraceleft{}b\textbraceright{}",
        ),
        ("~ ^ \\", r"\textasciitilde{} \textasciicircum{} \textbackslash{}"),
        ("a -- b --- c", "a -{}- b -{}-{}- c"),
        ("Éclairs – 日本", "Éclairs – 日本"),
    ],
)
def test_text_becomes_latex(text: str, latex: str) -> None:
    assert latex_of(text) == latex
