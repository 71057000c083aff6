// The page a result leads to -> what the result shows: its headline, date and place, and the words that fit the query.

import { distance } from "./typos.js";

const LENGTH = 240; // characters of an excerpt
const BEFORE = 80; // of them before the first word that fits
const BLOCKS = { article: ".prose__p", commitment: ".commitment__words", person: ".people__item .people__name" };
const FACTS = { article: ".meta__item--fact", commitment: ".meta__item--fact", person: ".people__item:first-child .people__date" };
const LONG = 7; // letters of a word that may be spelt in two ways and still be the same

/** `paths`: tag -> the path of its page, to find the page's own reason for it. -> {title, lang, facts, excerpt}. */
export async function read(address, hit, words, index, paths) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  page.querySelectorAll(".mark__no, .hidden").forEach((one) => one.remove());
  const anchor = address.hash.slice(1);
  const frame = anchor ? page.getElementById(anchor) : page.querySelector("main");
  // A commitment is headed by the words it was read from, not by the verb beside them.
  const marks = anchor && frame ? [...frame.querySelectorAll(`${BLOCKS.commitment} mark`)] : [];
  const title = marks.sort((one, other) => plain(other).length - plain(one).length)[0] ?? page.querySelector("h1");
  const facts = [...page.querySelectorAll(FACTS[hit.segment.kind])].map(plain);
  if (anchor) facts.unshift(plain(frame?.querySelector(".commitment__status")));
  const blocks = [...(frame?.querySelectorAll(BLOCKS[hit.segment.kind]) ?? [])];
  return {
    title: title?.nodeName === "MARK" ? `«${plain(title)}»` : plain(title),
    lang: langOf(title),
    facts: facts.filter(Boolean),
    excerpt: fitting(blocks, words, index, isOf) ?? reason(page, hit.tags, paths) ?? fitting(blocks, words, index, isNear) ?? first(blocks),
  };
}

const plain = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const langOf = (element) => element?.closest("[lang]")?.lang ?? "";

/** The block with most words of the query, cut around the first: {lang, parts: [text, marked]}; null when none has any. */
function fitting(blocks, words, index, same) {
  let best = null;
  for (const block of blocks) {
    const text = plain(block);
    const places = [];
    for (const [start, stop, folded] of index.words.parts(text)) {
      const word = words.findIndex((one) => same(index, folded, one));
      if (word >= 0) places.push([start, stop, word]);
    }
    const count = new Set(places.map((place) => place[2])).size;
    if (count > (best?.count ?? 0)) best = { block, text, places, count };
  }
  return best && { lang: langOf(best.block), parts: cut(best.text, best.places) };
}

const isOf = (index, folded, word) => index.words.stems(folded).some((stem) => word.stems.includes(stem));

/** A name as the other language spells it: Тұрғымбаев, Тургумбаев. */
const isNear = (index, folded, word) => index.words.stems(folded).some((stem) => stem.length >= LONG && word.stems.some((one) => distance(one, stem) < 2));

function cut(text, places) {
  const from = text.length <= LENGTH ? 0 : text.lastIndexOf(" ", Math.max(0, Math.min(places[0][0] - BEFORE, text.length - LENGTH))) + 1;
  const end = text.length - from <= LENGTH ? text.length : text.lastIndexOf(" ", from + LENGTH);
  const parts = [[from ? "…" : "", false]];
  let at = from;
  for (const [start, stop] of places.filter((place) => place[0] >= from && place[1] <= end)) {
    parts.push([text.slice(at, start), false], [text.slice(start, stop), true]);
    at = stop;
  }
  parts.push([text.slice(at, end) + (end < text.length ? "…" : ""), false]);
  return parts.filter(([words]) => words);
}

/** Why the page has a tag that the query names, as the page itself says it. */
function reason(page, tags, paths) {
  for (const path of tags.map((tag) => paths.get(tag)).filter(Boolean)) {
    const text = [...page.querySelectorAll(".reason")].find((one) => one.querySelector(`a[href$="${path}"]`))?.querySelector(".evidence__text");
    if (text) return { lang: langOf(text), parts: Array.from(text.childNodes, (node) => [node.textContent, node.nodeName === "MARK"]) };
  }
  return null;
}

function first(blocks) {
  return blocks.length ? { lang: langOf(blocks[0]), parts: cut(plain(blocks[0]), [[0, 0]]) } : null;
}
