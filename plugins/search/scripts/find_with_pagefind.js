// Finds with Pagefind, which loads of its index what a query needs.
let pagefind;

async function find(query) {
  if (!pagefind) {
    const module = await import(`${form.dataset.index}pagefind.js`);
    await module.options({ baseUrl: "/" });
    pagefind = module;
  }
  const { results } = await pagefind.search(query);
  return results.map((one) => async () => result(await one.data()));
}

// Returns what is shown of a page; it leads to the section that says most.
function result({ url, meta, excerpt, sub_results: sections }) {
  const [best] = sections.sort((one, other) => other.locations.length - one.locations.length);
  const isSection = best?.url.includes("#");
  return {
    href: isSection ? best.url : url,
    title: [meta.title],
    section: isSection ? [best.title] : [],
    date: [meta.date ?? ""],
    facts: [meta.facts ?? ""],
    text: (best?.excerpt ?? excerpt).split(/<\/?mark>/).map(unescaped),
  };
}

// Returns a text without its entities; alone, a space at its beginning would be lost.
function unescaped(html) {
  return new DOMParser().parseFromString(`.${html}`, "text/html").body.textContent.slice(1);
}
