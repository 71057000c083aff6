// The files of the index: of each segment only the shards that a query's words fall into, each loaded once.

import { Words } from "./words.js";

export async function open(address) {
  // Its address stays while everything it names moves with a new site: an old copy would lead nowhere.
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const head = await answer.json();
  const load = loader();
  const folder = (name) => new URL(`${name}/`, address);
  const segments = head.segments.map(([id, kind, size, cuts]) => ({ kind: head.kinds[kind], size, items: new Items(folder(id), head.block, load), terms: new Shards(folder(id), cuts, load) }));
  const [name, cuts] = head.words;
  return { words: new Words(head), levels: head.levels, segments, senses: new Shards(folder(name), cuts, load) };
}

function loader() {
  const loaded = new Map();
  return (address) => {
    const key = String(address);
    if (!loaded.has(key)) {
      const found = fetch(key).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${key}`);
        return answer.json();
      });
      found.catch(() => loaded.delete(key)); // the next query may try again
      loaded.set(key, found);
    }
    return loaded.get(key);
  };
}

/** Sorted terms in files; `cuts` are the first terms of each. */
class Shards {
  constructor(folder, cuts, load) {
    Object.assign(this, { folder, cuts, load });
  }

  /** The number of the file a term would stand in. */
  place(term) {
    let low = 0;
    let high = this.cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.cuts[middle] <= term) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  async get(term) {
    if (!this.cuts.length) return undefined;
    const shard = await this.shard(this.place(term));
    return Object.hasOwn(shard, term) ? shard[term] : undefined;
  }

  /** Every [term, value] that begins so. */
  async within(beginning) {
    if (!this.cuts.length) return [];
    const first = this.place(beginning);
    const last = this.place(`${beginning}\uffff`);
    const shards = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => this.shard(first + at)));
    return shards.flatMap((shard) => Object.entries(shard)).filter(([term]) => term.startsWith(beginning));
  }

  shard(number) {
    return this.load(new URL(`${number}.json`, this.folder));
  }
}

/** The addresses of a segment's items, in files of `block`. */
class Items {
  constructor(folder, block, load) {
    Object.assign(this, { folder, block, load });
  }

  async key(number) {
    const keys = await this.load(new URL(`items-${Math.floor(number / this.block)}.json`, this.folder));
    return keys[number % this.block];
  }
}
