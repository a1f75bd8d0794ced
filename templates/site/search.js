// The search of every page. Bundled with its library by the build; the entries are loaded when somebody first types.
import MiniSearch from "minisearch";

const { top = "" } = document.currentScript?.dataset ?? {};
const form = document.getElementById("search");
const query = document.getElementById("query");
const found = document.getElementById("found");
const count = document.getElementById("count");
const most = 20;

/** @type {Promise<MiniSearch> | undefined} */
let loading;

form.hidden = false;
query.addEventListener("focus", load);
query.addEventListener("input", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  found.querySelector("a")?.click();
});
form.addEventListener("keydown", walk);
document.addEventListener("keydown", (event) => {
  const isTyping = /^(input|textarea|select)$/i.test(event.target.tagName);
  if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    query.focus();
  }
});
document.addEventListener("click", (event) => {
  if (!form.contains(event.target)) found.hidden = true;
});

function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${top}search-entries.js`;
    script.addEventListener("load", () => resolve(indexOf(window.searchEntries)));
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  return loading;
}

/** Names are also found by the words that they are made of. */
function words(text) {
  const parts = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  return parts.flatMap((part) => {
    const inner = part.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu) ?? [];
    return inner.length > 1 ? [part, ...inner] : [part];
  });
}

function indexOf(entries) {
  const index = new MiniSearch({
    fields: ["name", "words", "text"],
    storeFields: ["name", "href", "text"],
    tokenize: words,
    searchOptions: { boost: { name: 3 }, prefix: true, fuzzy: 0.15, combineWith: "AND" },
  });
  index.addAll(
    entries.map(([name, href, more, text], id) => ({ id, name, href, words: more, text })),
  );
  return index;
}

async function show() {
  const text = query.value.trim();
  const index = await load();
  if (text !== query.value.trim()) return;
  const all = text === "" ? [] : index.search(text);
  found.replaceChildren(...all.slice(0, most).map(itemOf));
  found.hidden = all.length === 0;
  count.textContent = text === "" ? "" : `${all.length} found`;
}

function itemOf({ name, href, text }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = top + href;
  link.textContent = name;
  const small = document.createElement("small");
  small.textContent = text;
  link.append(small);
  item.append(link);
  return item;
}

function walk(event) {
  if (event.key === "Escape") {
    found.hidden = true;
    query.focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || found.hidden) return;
  event.preventDefault();
  const stops = [query, ...found.querySelectorAll("a")];
  stops.at((stops.indexOf(document.activeElement) + step) % stops.length).focus();
}
