import type { Node } from "../../read/document.js";
import { evidenceKinds } from "../../model/extensions/evidence.js";
import { nearest } from "../../text/nearest.js";
import { memberAt } from "../../json/pointer.js";
import { declaredEvidence } from "../evidence.js";
import type { Complaint, Rule } from "../rule.js";

const words = ["is", "page", "note", "date"];
const kinds: readonly unknown[] = evidenceKinds;

/** Evidence that cannot be read as such. */
export const evidenceForm: Rule = {
  id: "evidence-form",
  severity: "error",
  title: "x-evidence says what it is, on which page, and why",
  explain:
    "x-evidence has `is` (documented, inferred, observed or unknown) and may have `page`, `note` and `date`, all " +
    "of them strings. In YAML a comma ends a string between braces, and what follows becomes a member of its own: " +
    "put such a note in quotes.",
  example: {
    before: ["x-evidence: { is: guessed, page: pets }", "paths: {}"],
    after: [
      'x-evidence: { is: inferred, page: pets, note: "The examples show it, the text does not." }',
      "paths: {}",
    ],
  },
  check: ({ nodes }) => declaredEvidence(nodes).flatMap(complaintsOf),
};

function complaintsOf({ value, at }: Node): Complaint[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [
      { at, what: "x-evidence is not an object", todo: "Write { is: documented, page: … }." },
    ];
  }
  const complaints: Complaint[] = [];
  if (!kinds.includes(value["is"])) {
    const what = "x-evidence does not say what it is";
    complaints.push({ at, what, todo: "Write is: documented, inferred, observed or unknown." });
  }
  for (const [key, member] of Object.entries(value)) {
    if (!words.includes(key)) {
      const meant = nearest(key, words);
      const what = `x-evidence has no ${JSON.stringify(key)}`;
      const todo = meant
        ? `Did you mean ${meant}?`
        : "If it is part of the note, put the note in quotes.";
      complaints.push({ at: memberAt(at, key), what, todo });
    } else if (typeof member !== "string" || member === "") {
      const what = `\`${key}\` of x-evidence is not a text`;
      complaints.push({ at: memberAt(at, key), what, todo: "Write a text, in quotes if need be." });
    }
  }
  return complaints;
}
