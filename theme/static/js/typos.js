// A word nobody wrote -> the terms of the index it was probably meant to be.

const SHORTEST = 5; // letters: below that, too many words are alike
const LONG = 8; // from here on two mistakes are forgiven
const HEAD = 3;
const MOST = 3;
const LOOKED_THROUGH = 3; // segments, articles first

/** Stems for which a word was probably meant: those it begins, or those with the fewest mistakes between. */
export async function meant(index, segments, folded, stems) {
  for (const segment of segments.slice(0, LOOKED_THROUGH)) {
    const found = await alike(segment, folded, stems);
    if (found.length) return found;
  }
  return [];
}

async function alike(segment, folded, stems) {
  const stem = stems.reduce((one, other) => (other.length < one.length ? other : one));
  const begun = stem.length >= HEAD ? (await segment.terms.within(stem)).filter(isWord) : [];
  if (begun.length) return best(begun.map(([term, list]) => [term, list.length, term.length - stem.length]));
  if (folded.length < SHORTEST) return [];
  const lists = await Promise.all(heads(stem).map((head) => segment.terms.within(head)));
  const terms = new Map(lists.flat().map(([term, list]) => [term, list.length]));
  const found = [];
  for (const [term, count] of terms) {
    const mistakes = Math.min(...stems.map((one) => distance(one, term)));
    if (isWord([term]) && mistakes <= (stem.length >= LONG ? 2 : 1)) found.push([term, count, mistakes]);
  }
  return best(found);
}

/** A term that somebody wrote: no tag, no number. */
const isWord = ([term]) => !/[\d:]/.test(term);

/** Of [term, count, how far] the nearest, the most frequent of these. */
function best(found) {
  const nearest = Math.min(...found.map((one) => one[2]));
  const kept = found.filter((one) => one[2] === nearest).sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return kept.slice(0, MOST).map((one) => one[0]);
}

/** Beginnings a word may have been meant to have: its own, or with two letters exchanged or one too many. */
function heads(word) {
  const [a, b, c, d] = word;
  if (!d) return [word];
  return [...new Set([a + b + c, b + a + c, a + c + b, b + c + d, a + c + d, a + b + d])];
}

/** Letters changed, added, left out or exchanged with their neighbour between two words (optimal string alignment). */
export function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) return Infinity;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      line[at] = Math.min(above[at] + 1, line[at - 1] + 1, above[at - 1] + (same ? 0 : 1));
      const crossed = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (crossed) line[at] = Math.min(line[at], before[at - 2] + 1);
    }
    [before, above] = [above, line];
  }
  return above[other.length];
}
