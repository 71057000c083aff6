// A query -> what fits it, the best first.

import { meant } from "./typos.js";

const MOST_WORDS = 12;
const SHORTEST = 3; // letters of a beginning that stands for a word
const SENSE = new Map([["topic", 1.4], ["region", 1.4], ["place", 1.4], ["person", 1.4], ["measure", 0.7]]); // tags, if not as words do
const PRESENT = 2; // what it counts that a word is there at all
const BOTH = 0.3;
const USUAL = ["article", "person"]; // commitments are many and each costs: they come when asked for
const PERSONAL = /^(?:person|post):/; // a person is found by name and post, not by what their news are about

/**
 * `filters`: {kind, tags}. -> {hits: [{segment, number, tags}], words, whole, alike}. `whole`: do the hits have every word?
 * `alike`: was a word taken for another that is written almost so?
 */
export async function find(index, query, filters) {
  const folded = [...new Set(index.words.tokens(query))].slice(0, MOST_WORDS);
  const kinds = filters.kind ? [filters.kind] : USUAL;
  const segments = index.segments.filter((one) => kinds.includes(one.kind));
  if (!folded.length) return { hits: await everything(segments, filters, index.levels), words: [], whole: true, alike: false };
  const words = await Promise.all(folded.map((word) => wordOf(index, segments, word)));
  const senses = await sensesOf(index, words);
  const terms = await weigh(segments, words, senses);
  const total = words.reduce((sum, word) => sum + word.rarity, 0);
  const found = [];
  for (const segment of segments) {
    const allowed = await narrowed(segment, filters.tags, index.levels);
    for (const [number, score] of scored(index, segment, terms, words)) {
      if (allowed && !allowed.has(number)) continue;
      const share = score.words.reduce((sum, at) => sum + words[at].rarity, 0) / total;
      const all = score.words.length === words.length;
      found.push({ segment, number, tags: score.tags, all, points: score.points * share * share });
    }
  }
  const whole = found.filter((one) => one.all);
  const hits = whole.length ? whole : found;
  hits.sort((one, other) => other.points - one.points || order(segments, one, other));
  return { hits, words, whole: whole.length > 0, alike: words.some((word) => word.alike) };
}

/** A folded word of the query with the stems it is looked up by. */
async function wordOf(index, segments, folded) {
  const stems = index.words.stems(folded);
  const known = await Promise.all(segments.flatMap((segment) => stems.map((stem) => segment.terms.get(stem))));
  if (known.some(Boolean) || await names(index, folded)) return { forms: [folded], stems, alike: false };
  const other = await meant(index, segments, folded, stems);
  return other.length ? { forms: other, stems: other, alike: true } : { forms: [folded], stems, alike: false };
}

async function names(index, folded) {
  return (await phrases(index, folded)).some(([, ...rest]) => !rest.length);
}

/** The phrases of the thesaurus that a word may begin: [tag, the other words …]. */
async function phrases(index, form) {
  const keys = [form];
  for (let length = SHORTEST; length <= form.length; length += 1) keys.push(`${form.slice(0, length)}*`);
  return (await Promise.all(keys.map((key) => index.senses.get(key)))).filter(Boolean).flat();
}

const fits = (form, pattern) => (pattern.endsWith("*") ? form.startsWith(pattern.slice(0, -1)) : form === pattern);

/** What the words of a query name together: tag -> the places of those words in the query. */
async function sensesOf(index, words) {
  const found = new Map();
  await Promise.all(words.map(async (word, at) => {
    for (const form of word.forms) {
      for (const [tag, ...rest] of await phrases(index, form)) {
        const others = rest.map((pattern) => words.findIndex((one) => one.forms.some((other) => fits(other, pattern))));
        if (!others.includes(-1)) found.set(tag, new Set([...(found.get(tag) ?? []), at, ...others]));
      }
    }
  }));
  return found;
}

/** Every term to look up with its postings in each segment; a word is as rare as all of its readings together. */
async function weigh(segments, words, senses) {
  const terms = [
    ...words.flatMap((word, at) => word.stems.map((term) => ({ term, at: [at], tag: false }))),
    ...Array.from(senses, ([term, at]) => ({ term, at: [...at], tag: true })),
  ];
  const size = segments.reduce((sum, segment) => sum + segment.size, 0);
  await Promise.all(terms.map(async (one) => {
    const asked = segments.filter((segment) => segment.kind !== "person" || !one.tag || PERSONAL.test(one.term));
    one.postings = new Map(await Promise.all(asked.map(async (segment) => [segment, await segment.terms.get(one.term) ?? []])));
    one.count = [...one.postings.values()].reduce((sum, list) => sum + list.length, 0);
  }));
  words.forEach((word, at) => {
    const count = terms.filter((one) => one.at.includes(at)).reduce((sum, one) => sum + one.count, 0);
    word.rarity = Math.log(1 + size / (1 + count));
  });
  return terms;
}

/** Item number -> its points, the words of the query it answers, and the tags that answer some. */
function scored(index, segment, terms, words) {
  const found = new Map();
  for (const one of terms) {
    for (const [number, level] of unpacked(one.postings.get(segment) ?? [], index.levels)) {
      if (!found.has(number)) found.set(number, { said: new Map(), meant: new Map(), tags: [] });
      const score = found.get(number);
      if (one.tag) score.tags.push(one.term);
      const best = one.tag ? score.meant : score.said;
      const points = (level + PRESENT) * (one.tag ? SENSE.get(one.term.split(":")[0]) ?? 1 : 1);
      for (const at of one.at) best.set(at, Math.max(best.get(at) ?? 0, points));
    }
  }
  for (const score of found.values()) {
    score.words = [...new Set([...score.said.keys(), ...score.meant.keys()])];
    score.points = score.words.reduce((sum, at) => sum + together(score.said.get(at) ?? 0, score.meant.get(at) ?? 0) * words[at].rarity, 0);
  }
  return found;
}

/** A word that the text has and that its tags mean as well: the better counts, and some of the other. */
const together = (said, meant) => Math.max(said, meant) + BOTH * Math.min(said, meant);

/** Postings -> [item number, level]. */
function* unpacked(list, levels) {
  let number = 0;
  for (const value of list) {
    number += Math.floor(value / levels);
    yield [number, value % levels];
  }
}

/** The items of a segment that have all tags of the filters; null when there are none to have. */
async function narrowed(segment, tags, levels) {
  const lists = await Promise.all(tags.map((tag) => segment.terms.get(tag)));
  const sets = lists.map((list) => new Set(Array.from(unpacked(list ?? [], levels), ([number]) => number)));
  return sets.length ? sets.reduce((all, one) => new Set([...all].filter((number) => one.has(number)))) : null;
}

/** Without a word: all that the filters leave, newest first; nothing without filters. */
async function everything(segments, filters, levels) {
  if (!filters.kind && !filters.tags.length) return [];
  const found = await Promise.all(segments.map(async (segment) => {
    const allowed = await narrowed(segment, filters.tags, levels);
    const numbers = allowed ? [...allowed] : Array.from({ length: segment.size }, (_, at) => at);
    return numbers.map((number) => ({ segment, number, tags: [] }));
  }));
  return found.flat().sort((one, other) => order(segments, one, other));
}

/** Articles before people, newest first: the segments stand so, their items the other way. */
function order(segments, one, other) {
  return segments.indexOf(one.segment) - segments.indexOf(other.segment) || other.number - one.number;
}
