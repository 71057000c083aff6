// Words of a text or a query -> stems, as plugins/digest/search/words.py makes them: the rules come with the index.

const WORD = /\p{Nd}{1,3}(?:[ \u00a0\u202f]\p{Nd}{3})+(?![\p{L}\p{N}])|[\p{L}\p{N}]+/gu;
const CYRILLIC = /[а-яёәғқңөұүһі]/;
const UNSEEN = /[\u0301\u00ad\u200b-\u200f\u2060\ufeff]/g; // stress marks, soft hyphens and the like
const DIGIT = /\p{Nd}/u;

export class Words {
  constructor({ ladders, letters, lookalikes, names, stop }) {
    Object.assign(this, { ladders, letters, lookalikes, names: new Map(Object.entries(names)), stop: new Set(stop) });
    this.known = new Map();
  }

  /** Every word of a text: [start, stop, folded form]. Words that say nothing are left out. */
  *parts(text) {
    for (const match of text.matchAll(WORD)) {
      const folded = this.fold(match[0].replace(/[ \u00a0\u202f]/g, ""));
      const counts = folded.length > 1 || DIGIT.test(folded);
      if (counts && !this.stop.has(folded)) yield [match.index, match.index + match[0].length, folded];
    }
  }

  tokens(text) {
    return Array.from(this.parts(text.normalize("NFC").replace(UNSEEN, "")), (part) => part[2]);
  }

  fold(word) {
    const low = word.toLowerCase().replaceAll("ё", "е");
    const same = CYRILLIC.test(low) ? exchange(low, this.lookalikes) : low;
    return exchange(same, this.letters);
  }

  /** The stems a folded word has in Kazakh and in Russian, each once. */
  stems(word) {
    if (!this.known.has(word)) {
      const found = DIGIT.test(word) ? [word] : [this.climb(word, "ru"), this.climb(word, "kk")];
      this.known.set(word, [...new Set(found)]);
    }
    return this.known.get(word);
  }

  climb(word, lang) {
    for (const [repeat, longest, endings] of this.ladders[lang]) {
      for (let again = true; again;) {
        if (lang === "kk" && this.names.has(word)) return this.names.get(word);
        const shorter = cut(word, longest, endings);
        again = repeat && shorter !== word;
        word = shorter;
      }
    }
    return word;
  }
}

function exchange(word, table) {
  return Array.from(word, (letter) => table[letter] ?? letter).join("");
}

function cut(word, longest, endings) {
  for (let length = Math.min(longest, word.length); length; length -= 1) {
    const ending = endings[word.slice(-length)];
    if (ending && word.length - length >= ending[1]) return word.slice(0, -length) + ending[0];
  }
  return word;
}
