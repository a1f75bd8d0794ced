import type { Proof } from "../finding.js";
import type { ProbeLine } from "./probe.js";

/** What is said of a loss that the compiler does not name. */
const someLoss = "A property of it is no longer there.";

/** What the compiler said, for people who know neither the probes nor where they found the two clients. */
export function plainMessage({ code: probe }: ProbeLine, message: string): string {
  const sentences = message.split("\n").map((sentence) => withoutPaths(sentence.trim()));
  const [first = ""] = sentences;
  const required = sentences.map(
    (each) => /^Property ('.*?') is (?:missing|optional) /.exec(each)?.[1],
  );
  const given = required.find((name) => name !== undefined);
  if (given !== undefined && probe.includes("Presence<")) return `Property ${given} is required.`;
  const toNever = /^Type (.*) is not assignable to type 'never'\.$/.exec(first);
  if (toNever !== null && probe.includes("value<LostTo")) {
    // That a value itself is taken no longer looks the same as that any name of a map is lost.
    return lostMessage(probe.includes("const set:") ? "" : (toNever[1] ?? ""));
  }
  const nothing = probe.includes("value<None<") ? addedNothing(sentences) : undefined;
  if (nothing !== undefined) return nothing;
  const index =
    /^Element implicitly has an 'any' type because .*'"([^']*)"' can't be used to index type ('.*')\.$/.exec(
      first,
    );
  if (index !== null) return `Property '${index[1]}' does not exist on type ${index[2]}.`;
  if (isClear(first)) return first;
  return innermost(sentences) ?? sentences.find(isClear) ?? shortened(first);
}

/** Which property does not fit, and why. */
function innermost(sentences: readonly string[]): string | undefined {
  const parts = sentences.map(
    (each) => /^Types of property '(.*)' are incompatible\.$/.exec(each)?.[1],
  );
  const last = parts.findLastIndex((part) => part !== undefined);
  const why = sentences[last + 1];
  const path = parts.filter((part) => part !== undefined).join(".");
  return last < 0 || why === undefined || !isClear(why) ? undefined : `Property '${path}': ${why}`;
}

/** The keys that are lost, which are literals, or a type that the compiler did not write out. */
function lostMessage(lost: string): string {
  if (lost === "'string'")
    return "Names other than those of its properties are no longer in the type.";
  const keys = lost.match(/"[^"]*"/g) ?? [];
  const isListed = keys.length > 0 && !lost.includes("<");
  return isListed
    ? `Property ${keys.join(", ").replaceAll('"', "'")} is no longer there.`
    : someLoss;
}

/** Of null and undefined, what came beside the other. */
function addedNothing(sentences: readonly string[]): string | undefined {
  const unfit = sentences.map((each) =>
    /^Type '(.*)' is not assignable to type '(.*)'\.$/.exec(each),
  );
  // Of two at once the compiler may give the name of the probe's type first, and then what it is.
  const [, now, before = ""] = unfit.find((match) => match && !match[1]?.includes("<")) ?? [];
  const added = now?.split(" | ").filter((each) => !before.split(" | ").includes(each));
  return added && `It may be ${added.join(" or ")} now.`;
}

function withoutPaths(sentence: string): string {
  return sentence
    .replace(
      /^Property ('.*') does not exist on type 'typeof import\("\/new\/index".*\)'\./,
      "The client has no exported member $1.",
    )
    .replace(/'(?:Partial|Given|Some)<([^<>]*)>'/g, "'$1'")
    .replace(/typeof import\("[^"]*"(?:, \{[^}]*\{[^}]*\}[^}]*\})?\)/g, "client")
    .replace(/import\("[^"]*"(?:, \{[^}]*\{[^}]*\}[^}]*\})?\)\./g, "")
    .replace(
      /^(?:Namespace )?'"\/(?:old|new)\/([^"]*)"' has no exported member(?: named)?/,
      (_, file: string) =>
        file === "index"
          ? "The client has no exported member"
          : `The file ${file}.js has no exported member`,
    )
    .replace(
      /^Cannot find module '\.\/new\/([^']*)' or its corresponding type declarations\.$/,
      "Cannot find the file $1.",
    );
}

/** Two types that are called the same say nothing, and nobody reads a whole function. */
function isClear(sentence: string): boolean {
  const bare = (type: string): string =>
    /^[A-Z]/.test(type) ? type.replace(/ \| undefined$/, "") : type;
  const [, from, to] = /^Type '(.*)' is not assignable to type '(.*)'\.$/.exec(sentence) ?? [];
  if (from !== undefined && to !== undefined && bare(from) === bare(to)) return false;
  return (
    sentence.length <= 200 &&
    !/^(Types of|The types |.* index signatures are|Call signature|Construct signature)/.test(
      sentence,
    )
  );
}

function shortened(sentence: string): string {
  return sentence.length > 200 ? `${sentence.slice(0, 199)}…` : sentence;
}

/** At most three proofs: one for each use, the one that says most about it. */
export function fewProofs(proofs: readonly Proof[]): Proof[] {
  const best = new Map<string, Proof>();
  for (const proof of proofs) {
    const known = best.get(proof.use);
    if (known === undefined || known.message === someLoss) best.set(proof.use, proof);
  }
  return [...best.values()].slice(0, 3);
}
