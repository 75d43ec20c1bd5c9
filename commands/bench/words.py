"""The words of which an invented library is made."""

from __future__ import annotations

_words = str.split

SYLLABLES = _words("ka vo mi ter lun sa pre bil no dra fe qui zan hel or tis wu ga ri mo")
FAMILIES = _words(
    "Zhang Wang Li Chen Liu Yang Huang Zhao Wu Zhou Kumar Singh Sharma Patel Gupta Rao Iyer Reddy "
    "García Martínez López Hernández Nuñez Muñoz Silva Santos Costa Pereira Müller Schmidt Weiß "
    "Fischer Weber Wagner Becker Krüger Jäger Novák Dvořák Kučera Kowalski Nowak Ivanov Petrov "
    "Smirnov Andersen Nørgaard Sørensen Østergaard Lindström Öberg Virtanen Kim Park Choi Jung "
    "Tanaka Suzuki Sato Watanabe Nguyen Tran Pham Smith Johnson Williams Brown Jones Miller Davis"
)
FAMILIES += ["van der Berg", "de la Cruz", "von Neumann", "di Marco", "O'Brien", "Smith-Jones"]
GIVEN = _words(
    "Wei Ming Xiao Jing Hao Yan Lin Chen Rahul Priya Anil Deepa Vikram Sunita José María Luis Ana "
    "Carlos Lucía Pedro Inês Hans Jürgen Uwe Käthe Anna Jan Tomáš Eva Piotr Ivan Olga Lars Søren "
    "Åsa Mikko Ji-woo Min-jun Haruto Yui Anh Minh John Mary James Patricia Robert Linda David Susan"
)
ADJECTIVES = _words("Adaptive Scalable Robust Elastic Sparse Secure Fair Verified Greedy Cold")
NOUNS = _words("Caches Schedulers Kernels Routers Proofs Samplers Indexes Traces Queues Compilers")
FIELDS = (
    *("Distributed Systems", "Machine Learning", "Program Analysis", "Databases", "Networks"),
    *("Security", "Compilers", "Vision", "Language Models", "Robotics", "Théorie des jeux"),
    *("Operating Systems", "Storage", "Hardware", "Human Factors", "Optimization", "Statistics"),
    *("Graph Theory", "Bioinformatics", "Climate", "Education", "Measurement", "Energy", "Privacy"),
)
VERBS = _words("schedules compresses verifies explains accelerates simulates")
# Sentences of abstracts: those that are plain, and those with LaTeX.
PLAIN = (
    "We study how NOUN behave when the load changes faster than any of them can be told of it.",
    "Prior work assumes that NOUN are alike; we find that they are not, in three public traces.",
    "A prototype of twelve thousand lines runs on four clusters and has done so for a year.",
    "We make the code, the traces and every figure of this paper available under a free license.",
    "The result holds for NOUN of any size, and we discuss where it does not hold and why.",
    "An evaluation with sixteen partners over six months confirms what the simulation predicts.",
    "These findings suggest that NOUN should be designed together with what they are used for.",
    "Two case studies, one of them from industry, show what has to be changed in practice.",
    "We close with a list of questions that remain open, and with the data needed to ask them.",
    "The traces are from a university, a bank and a hospital, and they span eleven years.",
    "Our implementation changes less than a hundred lines of the program that it is built on.",
    "We compare with four earlier systems, each of which was tuned by those who wrote it.",
    "What limits NOUN is not their size but the order in which they are asked to work.",
    "This paper describes what we learned when we put NOUN to use in a course of 300 students.",
)
MARKED = (
    r"Our method needs $O(n \log n)$ time and $\mathcal{O}(n)$ space for $n$ requests.",
    r"It is 2.3$\times$ faster than the strongest baseline, and loses less than 1\% of accuracy.",
    r"We show that \emph{every} schedule can be made fair at the cost of $1 + \epsilon$.",
    r"In the sense of Erd{\H o}s and R{\'e}nyi, the graph of NOUN is connected with $p > 1/2$.",
    r"For $\alpha \le 0.5$ the loss $\sum_{i=1}^{n} \ell(x_i, y_i)$ is bounded from above by $2$.",
    r"Energy falls by 41\%, from 120~W to 71~W, without a change of the NOUN that users see.",
)
