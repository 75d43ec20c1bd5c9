// Narrows the list of papers in place, by several facets at once; without it, each value is a link
// to a page of its own. The choice stands in the address: ?theme=serving&year=2025.
const filters = document.querySelector(".filters");
const state = document.querySelector("[role=status]");
const clear = document.querySelector(".clear");
const total = state.textContent.match(/(\d+) papers/)[1];
const values = Array.from(filters.querySelectorAll("[data-papers]"), (link) => ({
  link,
  facet: link.closest("[data-facet]").dataset.facet,
  key: link.pathname.split("/").at(-2),
  label: link.firstChild.data.trim(),
  papers: new Set(link.dataset.papers.split(" ")),
  isPage: link.hasAttribute("aria-current"),
}));

const hasAll = (paper, choice) => choice.every((value) => value.papers.has(paper));

function address(choice) {
  const inOrder = values.filter((value) => choice.includes(value));
  const query = new URLSearchParams(inOrder.map(({ facet, key }) => [facet, key]));
  return clear.pathname + (choice.length ? `?${query}` : "");
}

function show() {
  const asked = new URLSearchParams(location.search);
  const choice = values.filter(({ facet, key, isPage }) => isPage || asked.get(facet) === key);
  for (const value of values) {
    const { link, facet, papers } = value;
    const others = choice.filter((other) => other.facet !== facet);
    const chosen = choice.includes(value);
    const count = [...papers].filter((paper) => hasAll(paper, others)).length;
    link.lastChild.textContent = count;
    if (chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (chosen || count) link.href = address(chosen ? others : [...others, value]);
    else link.removeAttribute("href");
    if (chosen) link.closest(".facet details")?.setAttribute("open", "");
  }
  let shown = 0;
  for (const paper of document.querySelectorAll("[data-key]")) {
    paper.hidden = !hasAll(paper.dataset.key, choice);
    shown += !paper.hidden;
  }
  for (const list of document.querySelectorAll(".publications")) {
    list.parentElement.hidden = !list.querySelector(":scope > :not([hidden])");
  }
  const labels = choice.map((value) => value.label).join(", ");
  state.textContent = choice.length ? `${shown} of ${total} papers: ${labels}` : `${total} papers`;
  clear.hidden = !choice.length;
}

function choose(event) {
  const link = event.target.closest("a[href]");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (elsewhere || link?.pathname !== location.pathname) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  show();
  if (link === clear) state.focus(); // the link is gone
}

filters.addEventListener("click", choose);
clear.addEventListener("click", choose);
addEventListener("popstate", show);
show();
