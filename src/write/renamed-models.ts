/** The texts of an output's files, by their paths. */
export type Texts = ReadonlyMap<string, string>;

/**
 * Models that have another name and are otherwise as before. The files do not say which schema of the document a model
 * is, so a model counts as renamed where its name is gone, a new one has come, and their declarations are the same to
 * the letter, which no others are.
 */
export function renamedModels(before: Texts, after: Texts): [from: string, to: string][] {
  const gone = declarationsOf(before);
  const come = declarationsOf(after);
  for (const name of [...gone.keys()]) {
    if (come.delete(name)) gone.delete(name);
  }
  const renamed: [from: string, to: string][] = [];
  // One that refers to another that is renamed is found once that one is.
  for (let found = pairsOf(gone, come); found.length > 0; found = pairsOf(gone, come)) {
    const names = new Map(found);
    for (const [from, to] of found) {
      gone.delete(from);
      come.delete(to);
    }
    for (const [name, text] of gone) gone.set(name, replaced(text, names));
    renamed.push(...found);
  }
  return renamed;
}

/** What is alike in both and occurs once in each. */
function pairsOf(gone: Texts, come: Texts): [from: string, to: string][] {
  const names = namesByText(come);
  return [...namesByText(gone)].flatMap(([text, [from, ...others]]) => {
    const [to, ...rivals] = names.get(text) ?? [];
    const isOne = others.length === 0 && rivals.length === 0;
    return isOne && from !== undefined && to !== undefined ? [[from, to]] : [];
  });
}

function namesByText(declarations: Texts): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const [name, text] of declarations) {
    const own = replaced(text, new Map([[name, ""]]));
    names.set(own, [...(names.get(own) ?? []), name]);
  }
  return names;
}

/** The names in `models.ts` with the text of their declarations. */
function declarationsOf(texts: Texts): Map<string, string> {
  const models = [...texts].find(([path]) => path === "models.ts" || path.endsWith("/models.ts"));
  const declared = (models?.[1] ?? "").matchAll(
    /^export (?:interface|type) (\S+)((?:(?!^(?:export |\/\*\*)).*\n?)*)/gm,
  );
  // Of what has no members, such as `string`, there may be any number.
  return new Map(
    [...declared].flatMap(([, name = "", text = ""]): [string, string][] =>
      /[{|]/.test(text) ? [[name, text.trim()]] : [],
    ),
  );
}

function replaced(text: string, names: Texts): string {
  return text.replace(/[\p{ID_Continue}$]+/gu, (word) => names.get(word) ?? word);
}
