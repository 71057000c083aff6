// The search page: the form, the address and the list of results. Without this script the page shows the full indexes.

const STEP = 10; // results shown at a time
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

function asked() {
  const values = Object.fromEntries(new FormData(form));
  const tags = FILTERS.filter((name) => values[name]).map((name) => `${name}:${values[name]}`);
  return { query: values.q.trim(), filters: { kind: values.kind, tags }, values };
}

async function search() {
  const mine = ++run;
  const { query, filters } = asked();
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
    const found = await find(index, query, filters);
    if (mine !== run) return;
    status.textContent = told(found);
    await show(found, 0, mine);
  } catch (error) {
    tools = index = null; // a new site may have come meanwhile: its files lie elsewhere
    if (mine === run) status.textContent = says.failed;
    throw error;
  }
}

function told({ hits, whole, alike }) {
  if (!hits.length) return says.nothing;
  const count = says[plural.select(hits.length)].replace("{n}", digits.format(hits.length));
  return [count, whole ? "" : says.partly, alike ? says.alike : ""].filter(Boolean).join(" ");
}

/** Ten more results; each keeps its place while its page is on the way. */
async function show(found, start, mine) {
  const { read } = await load();
  const hits = found.hits.slice(start, start + STEP);
  const places = hits.map(() => list.appendChild(document.createElement("li")));
  places.forEach((place) => { place.className = "cards__item"; });
  more.hidden = true;
  await Promise.all(hits.map(async (hit, at) => {
    const key = await hit.segment.items.key(hit.number);
    const address = new URL(key, pages);
    const shown = await read(address, hit, found.words, index, paths);
    if (mine === run) places[at].append(card(address, hit, shown));
  }));
  if (mine !== run) return;
  more.hidden = start + STEP >= found.hits.length;
  more.onclick = async () => {
    await show(found, start + STEP, mine);
    list.children[start + STEP]?.querySelector("a")?.focus();
  };
}

function card(address, hit, shown) {
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

function fill() {
  const address = new URLSearchParams(location.search);
  for (const name of ["q", "kind", ...FILTERS]) form.elements[name].value = address.get(name) ?? "";
}

function go(event) {
  event.preventDefault();
  const kept = new URLSearchParams(Object.entries(asked().values).filter(([, value]) => value));
  history.pushState(null, "", String(kept) ? `?${kept}` : location.pathname);
  search();
}

form.addEventListener("submit", go);
form.addEventListener("change", (event) => { if (event.target.name !== "q") go(event); });
form.addEventListener("focusin", () => load().catch(() => { tools = null; }), { once: true });
addEventListener("popstate", () => { fill(); search(); });
fill();
form.hidden = false;
search();
