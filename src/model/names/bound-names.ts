import { upperFirst } from "./camel-case.js";

/**
 * What functions are called as members of their resource, whose name is not said again: of `patients`, `listAllPatients`
 * is `listAll`, and `patientsList` is `list`. It goes where it stands at the front, or behind the verb. Elsewhere it stays:
 * `deletePatientDocument` of `documents` deletes no patient. Functions that would be called alike keep their names.
 *
 * @param file the file of the resource, such as `special-events`
 */
export function boundNames(functions: readonly string[], file: string): Map<string, string> {
  const short = functions.map((name) => withoutResource(name, file.split("-")));
  const taken = new Map<string, number>();
  for (const name of short) taken.set(name, (taken.get(name) ?? 0) + 1);
  return new Map(
    functions.map((name, index) => {
      const own = short[index] ?? name;
      // What has a member `then` is taken for a promise.
      return [name, taken.get(own) === 1 && own !== "then" ? own : name];
    }),
  );
}

function withoutResource(name: string, resource: readonly string[]): string {
  const words = name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}_]+|_+/gu) ?? [name];
  const behind = words[1] === "All" ? 2 : 1;
  const hasVerb = /\p{L}/u.test(words[0] ?? "");
  const at = (hasVerb ? [0, behind] : [0]).find((start) =>
    isResource(words.slice(start), resource),
  );
  if (at === undefined) return name;
  const [first = "", ...rest] = words.filter(
    (_, index) => index < at || index >= at + resource.length,
  );
  const start = at === 0 ? first.charAt(0).toLowerCase() + first.slice(1) : first;
  return first === "" ? name : start + rest.map(upperFirst).join("");
}

/** Whether words begin with those of a resource, the last of which may stand for one of it. */
function isResource(words: readonly string[], resource: readonly string[]): boolean {
  return resource.every((word, index) => {
    const own = words[index]?.toLowerCase() ?? "";
    return index < resource.length - 1 ? own === word : isOneOf(own, word);
  });
}

function isOneOf(word: string, many: string): boolean {
  return many === word || many === `${word}s` || many === `${word}es` || plural(word) === many;
}

function plural(word: string): string {
  return word.replace(/y$/, "ies");
}
