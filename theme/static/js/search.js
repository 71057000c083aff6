// The search page: the form, the address and the list of results. Without this script the page shows the full indexes.

const STEP = 8; // results shown at a time
const FILTERS = ["topic", "region", "year"];

const form = document.getElementById("search");
const status = document.getElementById("found");
const list = document.getElementById("hits");
const more = document.getElementById("more");
const says = JSON.parse(document.getElementById("messages").textContent);
const { lang } = document.documentElement;
const pages = new URL("../", document.baseURI);
const plural = new Intl.PluralRules(lang);
const digits = new Intl.NumberFormat(lang);
const paths = new Map([...form.querySelectorAll("option[data-path]")].map((one) => [`${one.parentElement.name}:${one.value}`, one.dataset.path]));

// The rest of the search comes when somebody is about to use it: a visit that only reads the lists spares it.
let tools = null;
const load = () => (tools ??= Promise.all(["find", "index", "excerpt", "words", "typos"].map((name) => import(`./${name}.js`)))
  .then((modules) => Object.assign({}, ...modules)));

let index = null;
let run = 0; // a later search makes an earlier one stop
let searched = null; // the address of the last search

function asked() {
  const values = Object.fromEntries(new FormData(form));
  const tags = FILTERS.filter((name) => values[name]).map((name) => `${name}:${values[name]}`);
  return { query: values.q.trim(), filters: { kind: values.kind, tags }, values };
}

async function search() {
  const mine = ++run;
  const { query, filters } = asked();
  searched = location.search;
  for (const link of document.querySelectorAll(".switch__link")) link.search = searched;
  list.replaceChildren();
  more.hidden = true;
  if (!query && !filters.kind && !filters.tags.length) {
    status.textContent = "";
    return;
  }
  status.textContent = says.searching;
  try {
    const { open, find } = await load();
    index ??= await open(new URL(form.dataset.index, document.baseURI));
    const opened = index;
    const found = await find(opened, query, filters);
    if (mine !== run) return;
    status.textContent = told(found, query);
    await show(opened, found, 0, mine);
  } catch (error) {
    fail(error, mine);
  }
}

/** The files could not be had. Perhaps a new site has come meanwhile: the next search opens its index anew. */
function fail(error, mine) {
  console.warn(error);
  if (mine !== run) return;
  tools = index = null;
  status.textContent = says.failed;
}

function told({ hits, words, whole, alike }, query) {
  const common = query && !words.length ? says.common : "";
  if (!hits.length) return common || says.nothing;
  const count = says[plural.select(hits.length)].replace("{n}", digits.format(hits.length));
  return [count, common, whole ? "" : says.partly, alike ? says.alike : ""].filter(Boolean).join(" ");
}

/** The next results; each keeps its place while its page is on the way. A page that cannot be read leaves the others. */
async function show(opened, found, start, mine) {
  const { read } = await load();
  const hits = found.hits.slice(start, start + STEP);
  const places = hits.map(() => list.appendChild(make("li", "cards__item")));
  more.hidden = true;
  const shown = await Promise.allSettled(hits.map(async (hit, at) => {
    const address = new URL(await hit.segment.items.key(hit.number), pages);
    const card = drawn(address, hit, await read(address, hit, found.words, opened, paths));
    if (mine === run) places[at].append(card);
  }));
  if (mine !== run) return;
  shown.forEach((one, at) => { if (one.status === "rejected") places[at].remove(); });
  more.hidden = start + STEP >= found.hits.length;
  more.onclick = () => next(opened, found, start + STEP, mine);
  if (hits.length && shown.every((one) => one.status === "rejected")) fail(shown[0].reason, mine);
}

/** More results, and the focus on the first of them. */
async function next(opened, found, start, mine) {
  const last = list.lastElementChild;
  await show(opened, found, start, mine);
  last?.nextElementSibling?.querySelector("a")?.focus();
}

function drawn(address, hit, shown) {
  const box = make("article", "card hit");
  const rail = box.appendChild(make("div", "card__rail"));
  rail.append(make("p", "hit__kind", says[hit.segment.kind]), ...shown.facts.map((fact) => make("p", "hit__fact", fact)));
  const body = box.appendChild(make("div", "card__body"));
  const link = make("a", "card__link", shown.title);
  link.href = address;
  if (shown.lang !== lang) link.lang = shown.lang;
  body.appendChild(make("h2", "card__title")).append(link);
  if (shown.excerpt) {
    const text = body.appendChild(make("p", "card__lead"));
    if (shown.excerpt.lang !== lang) text.lang = shown.excerpt.lang;
    text.append(...shown.excerpt.parts.map(([words, marked]) => (marked ? make("mark", "mark", words) : words)));
  }
  return box;
}

function make(name, className, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

/** The form as the address has it; a filter that the page does not know is shown as it is, and finds nothing. */
function fill() {
  const address = new URLSearchParams(location.search);
  for (const name of ["q", "kind", ...FILTERS]) {
    const field = form.elements[name];
    const value = address.get(name) ?? "";
    field.value = value;
    if (field.value !== value && name !== "q") field.add(new Option(value, value, false, true));
  }
}

/** A search of its own is an entry of the history; a filter changes the entry. */
function go(event) {
  event.preventDefault();
  const kept = String(new URLSearchParams(Object.entries(asked().values).filter(([, value]) => value)));
  const address = kept ? `?${kept}` : location.pathname;
  if (event.type === "submit" && address !== location.search) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  search();
}

form.addEventListener("submit", go);
form.addEventListener("change", (event) => { if (event.target.name !== "q") go(event); });
form.addEventListener("focusin", () => load().catch(() => { tools = null; }), { once: true });
addEventListener("popstate", () => {
  if (location.search === searched) return; // another place of this page
  fill();
  search();
});
fill();
form.hidden = false;
search();
