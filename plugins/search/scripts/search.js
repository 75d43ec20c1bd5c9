// Shows what is found while it is typed, in the place of the list of everything.
const MOST = 30; // results shown
const PAUSE = 300; // milliseconds without typing, after which the address and the count follow
const part = (name) => document.querySelector(name);
const form = part(".search");
const field = form.q;
const status = part("[role=status]");
const list = part(".search-results");
const silence = status.textContent;
let query = "";
let words;
let timer;

async function show() {
  const asked = (query = field.value.trim());
  let found = [];
  let results = [];
  say(asked ? "Searching …" : silence);
  try {
    found = await find(asked);
    results = await Promise.all(found.slice(0, MOST).map((result) => result()));
    if (asked === query && asked) say(counted(found.length));
  } catch {
    say("The search did not load; typing tries again. Everything is listed below.");
  }
  if (asked !== query) return;
  list.replaceChildren(...results.map(item));
  list.parentElement.hidden = !results.length;
  part(".search-everything").hidden = results.length;
}

function counted(count) {
  if (!count) return `Nothing found for “${query}”. Everything is listed below.`;
  return (count > 1 ? `${count} pages` : "1 page") + (count > MOST ? `, the best ${MOST} shown` : "");
}

function item(result) {
  const copy = part("template").content.cloneNode(true);
  copy.querySelector("a").href = result.href;
  for (const place of copy.querySelectorAll("[data-part]")) {
    place.append(...result[place.dataset.part].map((text, at) => (at % 2 ? mark(text) : text)));
    if (!place.textContent) place.remove();
  }
  return copy;
}

function mark(text) {
  const element = document.createElement("mark");
  element.append(text);
  return element;
}

// Safari refuses an address that changes with every key, and nobody wants to hear every count.
function say(text) {
  words = text;
  clearTimeout(timer);
  timer = setTimeout(settle, PAUSE);
}

function settle() {
  status.textContent = words;
  history.replaceState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
}

field.oninput = show;
field.onchange = settle; // before a link is followed
form.onsubmit = async (event) => {
  event.preventDefault();
  await show();
  settle();
  list.querySelector("a")?.focus();
};
onkeydown = (event) => {
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + { ArrowDown: 1, ArrowUp: -1 }[event.key]];
  if (at < 0 || event.isComposing) return;
  if (next) next.focus();
  else if (event.key === "Escape") {
    field.value = "";
    field.focus();
    show();
  } else return;
  event.preventDefault();
};

try {
  const button = part(".search-slash button");
  const name = () => (button.textContent = localStorage.slash ? "Turn it on" : "Turn it off");
  button.onclick = () => {
    localStorage.slash = localStorage.slash ? "" : "off";
    name();
  };
  name();
  button.parentElement.hidden = false;
} catch {} // without storage there is no choice to keep

field.value ||= new URLSearchParams(location.search).get("q") ?? "";
show();
