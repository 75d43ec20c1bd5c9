// Finds in the index of this site, which is loaded whole; accents stand apart from their letters
// in it, so that a pattern may leave them out.
const LETTER = "[\\p{L}\\p{N}\\p{M}]";
// What names are written with beside letters that have an accent.
const ALIKE = { ss: "ß", ae: "æ", oe: "œ", th: "þ", o: "ø", l: "ł", d: "[đð]", i: "ı" };
let index;

async function find(query) {
  (index ??= load()).catch(() => (index = undefined));
  const pages = await index;
  const words = query.normalize("NFD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu);
  if (!words) return [];
  const patterns = words.map(pattern);
  const marks = RegExp(`(${patterns.join("|")})`, "iu");
  const phrase = patterns.join(`${LETTER}*[^\\p{L}\\p{N}]+`);
  const tests = [...patterns, phrase].map((one) => [
    RegExp(one, "iu"),
    RegExp(`${one}(?!${LETTER})`, "iu"),
  ]);
  return pages
    .filter((page) => isFound(page, tests))
    .sort((one, other) => other.score - one.score)
    .map((page) => () => result(page, marks));
}

async function load() {
  const pages = await (await fetch(form.dataset.index)).json();
  for (const page of pages) {
    const { title, date = "", facts = "", summary = "", sections = [] } = page;
    page.fields = [
      { weight: 32, text: title },
      { weight: 12, text: `${facts} ${date}` },
      { weight: 4, text: summary, shown: summary },
      ...sections.flatMap(([id, heading, text]) => [
        { weight: 16, text: heading, shown: text, id, heading },
        { weight: 2, text, shown: text, id, heading },
      ]),
    ];
  }
  return pages;
}

// Returns the pattern of words that begin so, with any accents; in a script that sets no spaces
// between words, of these letters anywhere.
function pattern(word) {
  const letters = word.replace(/ss|ae|oe|th|./giu, (part) => {
    const plain = part.replace(/./gu, "$&\\p{M}*");
    const other = ALIKE[part.toLowerCase()];
    return other ? `(?:${plain}|${other})` : plain;
  });
  return /^\p{Lo}/u.test(word) ? letters : `(?<!${LETTER})${letters}`;
}

// Gives a page and its fields their scores; returns whether every word is on the page. The last
// test is that of the whole query, which need not be.
function isFound(page, tests) {
  for (const one of [page, ...page.fields]) one.score = 0;
  return tests.every(([begun, whole], at) => {
    let best = 0;
    for (const field of page.fields) {
      if (!begun.test(field.text)) continue;
      const score = field.weight * (whole.test(field.text) ? 2 : 1);
      field.score += score;
      best = Math.max(best, score);
    }
    page.score += best;
    return best || at === tests.length - 1;
  });
}

// Returns what is shown of a page; where its title does not say all, it leads to a section.
function result({ path, title, date = "", facts = "", fields, score }, marks) {
  const texts = fields.slice(2).sort((one, other) => other.score - one.score);
  const best = texts.find((field) => field.shown) ?? {};
  const id = fields[0].score < score && best.id;
  return {
    href: id ? `${path}#${encodeURIComponent(id)}` : path,
    title: split(title, marks),
    section: id ? split(best.heading, marks) : [],
    date: [date],
    facts: split(excerpt(facts, marks, 110), marks),
    text: split(excerpt(best.shown ?? "", marks, 190), marks),
  };
}

// Returns so many characters of a text, from a few before its first mark on.
function excerpt(text, marks, length) {
  const from = Math.max(0, text.search(marks) - 50);
  const part = text.slice(from, from + length);
  const begun = from ? part.replace(/^\S{0,20}\s/, "… ") : part;
  return from + length < text.length ? begun.replace(/\s\S{0,20}$/, " …") : begun;
}

// Returns a text in parts, of which every second one is marked.
function split(text, marks) {
  return text.split(marks).map((part) => part.normalize());
}
