import type { Example, Explained } from "../findings/explained.js";
import { verifyExamples } from "./examples.js";
import type { VerifyRuleId } from "./rule-id.js";

/** A way in which answers are not what the document says. */
export interface VerifyRule extends Explained {
  id: VerifyRuleId;
  severity: "error" | "warning";
  example: Example;
}

const rules: readonly Omit<VerifyRule, "example">[] = [
  {
    id: "answer-invalid",
    severity: "error",
    title: "Answers match the schema and the headers declared for their status",
    explain:
      "The client types an answer by what is declared for its status, and does not check it. An answer that " +
      "does not match arrives with a type that it does not have.",
  },
  {
    id: "broken-accepted",
    severity: "error",
    title: "Requests that break the document are refused",
    explain:
      "If a constraint is documented but not enforced, clients that rely on it store data that nobody expects. " +
      "Either the server should refuse the request, or the document should allow it.",
  },
  {
    id: "server-failed",
    severity: "error",
    title: "No request makes the server fail",
    explain:
      "A wrong request should be refused with a 4xx. One that makes the server fail instead points to a check " +
      "that is missing, and may do more harm than this.",
  },
  {
    id: "valid-refused",
    severity: "error",
    title: "Requests that the document allows are accepted",
    explain:
      "A client sends what the document allows and cannot know better. Either the document leaves out a " +
      "constraint, or the server refuses too much.",
  },
  {
    id: "format-differs",
    severity: "error",
    title: "Strings have their declared format",
    explain:
      "Code that parses a date or a UUID because the document promises one fails on a string that is something " +
      "else.",
  },
  {
    id: "header-missing",
    severity: "error",
    title: "Declared headers are sent",
    explain:
      "What is built on a header, such as pacing by the rate limit, does nothing without it.",
  },
  {
    id: "media-type-undeclared",
    severity: "error",
    title: "Bodies have a declared media type",
    explain: "A client decides by the declared media types how to read a body.",
  },
  {
    id: "missing-after-all",
    severity: "error",
    title: "Required properties are present",
    explain: "The client's type says that the property is always there, and code relies on it.",
  },
  {
    id: "never-documented",
    severity: "error",
    title: "Properties that are sent are declared",
    explain:
      "What is not declared is in no type: nobody can use it, and nobody is warned when it goes away.",
  },
  {
    id: "never-seen",
    severity: "warning",
    title: "Declared properties are sent",
    explain:
      "A property that no answer has may be misspelt, or gone. It is told after ten answers without it; a " +
      "property whose `x-evidence` is `unknown` is left alone.",
  },
  {
    id: "null-after-all",
    severity: "error",
    title: "Null is sent only where it is declared",
    explain: "Code that follows the type fails on a null that the document rules out.",
  },
  {
    id: "status-undeclared",
    severity: "error",
    title: "Statuses are declared",
    explain:
      "An undeclared status reaches the caller as `undeclared`, with a body of unknown type.",
  },
  {
    id: "type-differs",
    severity: "error",
    title: "Values have their declared type",
    explain: "Code that follows the type fails on a value of another type.",
  },
  {
    id: "value-new",
    severity: "error",
    title: "Enum values are listed",
    explain:
      "A switch over the listed values does not know a new one. The value itself is told only where the " +
      "document marks the place with `x-public: true`, since it may be about a person.",
  },
];

/** Every rule, with its example. */
export const verifyRules: readonly VerifyRule[] = rules.map((rule) => ({
  ...rule,
  example: verifyExamples[rule.id],
}));
