import { quote } from "../read/problem.js";
import type { Drafted } from "./drafts.js";

/** What is wrong, and what to do about it, each a sentence. */
export function describe(draft: Drafted): { message: string; todo: string } {
  const { rule, place, subject = "", answers = 0 } = draft;
  const words = (draft.words ?? []).map(quote).join(", ");
  const name = `\`${place.name}\``;
  switch (rule) {
    case "format-differs":
      return {
        message: `${name} is not always of the declared format`,
        todo: "Take the format out, or correct it.",
      };
    case "header-missing":
      return {
        message: `${sentence(place.name)} lacks the header ${subject} in ${times(answers)}`,
        todo: "Take the header out, or say that it is not required.",
      };
    case "media-type-undeclared":
      return {
        message: `${sentence(place.name)} is ${subject}, which is not declared`,
        todo: "Declare it under content.",
      };
    case "missing-after-all":
      return {
        message: `\`${subject}\` of \`${draft.owner?.name ?? ""}\` is required, and was missing`,
        todo: "Take it out of required.",
      };
    case "never-documented":
      return {
        message: `${name} has a member \`${subject}\` that is not declared: ${typesText(draft)}`,
        todo: "Declare it among the properties.",
      };
    case "never-seen":
      return {
        message: `${name} was in none of ${answers} answers`,
        todo: "Look whether it is spelled differently, or gone.",
      };
    case "null-after-all":
      return { message: `${name} was null, which is not declared`, todo: "Allow null." };
    case "status-undeclared":
      return {
        message: `\`${place.name}\` answered ${subject}, which is not declared`,
        todo: "Declare it among the responses.",
      };
    case "type-differs":
      return {
        message: `${name} was of type ${subject}, which is not declared`,
        todo: "Correct the type.",
      };
    case "value-new":
      return {
        message: `${name} had ${words || "a text"} that is not listed`,
        todo:
          words === ""
            ? "List it, or mark the values as public (x-public: true) to have it told."
            : "List it.",
      };
    case "answer-invalid":
    case "broken-accepted":
    case "server-failed":
    case "valid-refused":
      return { message: place.name, todo: "Correct the server, or the document." };
    default:
      return rule satisfies never;
  }
}

function sentence(name: string): string {
  return name.replace(/^t/, "T");
}

function times(answers: number): string {
  return answers === 1 ? "one answer" : `${answers} answers`;
}

function typesText({ shape }: Drafted): string {
  const [format] = shape?.formats ?? [];
  const types = shape?.types ?? [];
  return types
    .map((type) => (type === "string" && format ? `string (${format})` : type))
    .join(", ");
}
