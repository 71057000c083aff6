// The same lists, feeds and pages as the digest's, from prepared Markdown.
const names = require("./names.json");
const SIZE = 30;

const newest = (one, other) => other.date - one.date;

/** Pages of a list: {lang, path, title, count, number, total, items}. */
function paged(lang, path, title, items) {
  const total = Math.max(1, Math.ceil(items.length / SIZE));
  return Array.from({ length: total }, (_, at) => ({
    lang, path, title, count: items.length, number: at + 1, total,
    here: at ? `${path}page/${at + 1}/` : path,
    items: items.slice(at * SIZE, (at + 1) * SIZE),
  }));
}

function grouped(items, keys) {
  const found = new Map();
  for (const item of items)
    for (const key of keys(item)) found.has(key) ? found.get(key).push(item) : found.set(key, [item]);
  return found;
}

module.exports = function (config) {
  const memory = new Map();
  const articles = (api, lang) => {
    if (!memory.has(lang)) {
      const own = api.getAll().filter((page) => page.data.kind === "article" && page.data.lang === lang);
      memory.set(lang, own.sort(newest));
    }
    return memory.get(lang);
  };
  config.on("eleventy.before", () => memory.clear());
  config.addPassthroughCopy({ static: "/" });
  config.setQuietMode(true);
  config.addCollection("lists", (api) =>
    Object.entries(names).flatMap(([lang, own]) => {
      const all = articles(api, lang);
      const groups = (kind, labels) =>
        [...grouped(all, (page) => page.data[kind])].flatMap(([key, items]) =>
          paged(lang, `${kind}/${key}/`, labels[key], items));
      const months = [...grouped(all, (page) => page.data.months)].flatMap(([month, items]) =>
        paged(lang, `timeline/${month.replace("-", "/")}/`, month, items));
      const home = { ...paged(lang, "", own.titles[""], all)[0], total: 1 };
      return [home, ...paged(lang, "articles/", own.titles.articles, all),
        ...groups("topics", own.topics), ...groups("regions", own.regions), ...months];
    }));
  config.addCollection("indexes", (api) =>
    Object.entries(names).flatMap(([lang, own]) =>
      ["topics", "regions"].map((kind) => {
        const groups = grouped(articles(api, lang), (page) => page.data[kind]);
        const items = Object.entries(own[kind]).map(([id, label]) => ({ id, label, count: groups.get(id)?.length ?? 0 }));
        return { lang, path: `${kind}/`, title: own.titles[kind], items };
      })));
  config.addCollection("feeds", (api) =>
    Object.entries(names).flatMap(([lang, own]) => {
      const all = articles(api, lang);
      const some = (kind) =>
        [...grouped(all, (page) => page.data[kind])].map(([key, items]) =>
          ({ lang, path: `${kind}/${key}/`, title: own[kind][key], items: items.slice(0, SIZE) }));
      return [{ lang, path: "", title: own.titles[""], items: all.slice(0, SIZE) }, ...some("topics"), ...some("regions")];
    }));
  config.addFilter("moment", (date) => date.toISOString());
  return {
    dir: { input: "src", output: "out", includes: "../_includes" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "html", "njk"],
  };
};
