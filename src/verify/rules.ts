/** A way in which answers are not what the document says. */
export interface VerifyRule {
  /** In kebab-case; it never changes, since reports name it. */
  id: VerifyRuleId;
  severity: "error" | "warning";
  title: string;
  explain: string;
}

export type VerifyRuleId =
  | "answer-invalid"
  | "broken-accepted"
  | "server-failed"
  | "valid-refused"
  | "format-differs"
  | "header-missing"
  | "media-type-undeclared"
  | "missing-after-all"
  | "never-documented"
  | "never-seen"
  | "null-after-all"
  | "status-undeclared"
  | "type-differs"
  | "value-new";

/** Every rule, by its id. */
export const verifyRules: readonly VerifyRule[] = [
  {
    id: "answer-invalid",
    severity: "error",
    title: "Answers are what is declared for their status",
    explain: "A client reads an answer by what is declared for it.",
  },
  {
    id: "broken-accepted",
    severity: "error",
    title: "Requests that the document does not allow are refused",
    explain: "Whoever relies on a constraint that is not kept stores what nobody expects.",
  },
  {
    id: "server-failed",
    severity: "error",
    title: "No request makes the server fail",
    explain: "A request that is wrong is refused; what fails at it may fail at more.",
  },
  {
    id: "valid-refused",
    severity: "error",
    title: "Requests that the document allows are carried out",
    explain: "A client sends what the document allows, and cannot know better.",
  },
  {
    id: "format-differs",
    severity: "error",
    title: "Texts are of the format that is declared",
    explain: "Who parses a date or a UUID by the document fails at a text that is none.",
  },
  {
    id: "header-missing",
    severity: "error",
    title: "Answers have the headers that are declared",
    explain: "What is built on a header, such as pacing, does nothing without it.",
  },
  {
    id: "media-type-undeclared",
    severity: "error",
    title: "Bodies are of a media type that is declared",
    explain: "A client reads a body by its declared type.",
  },
  {
    id: "missing-after-all",
    severity: "error",
    title: "What is required is there",
    explain: "A client's type says that the member is always there, and its reader relies on it.",
  },
  {
    id: "never-documented",
    severity: "error",
    title: "Members that come are declared",
    explain: "What is not declared is in no type: nobody can use it, or be warned when it goes.",
  },
  {
    id: "never-seen",
    severity: "warning",
    title: "Members that are declared come",
    explain: "A member that no answer has may be spelled differently, or be gone.",
  },
  {
    id: "null-after-all",
    severity: "error",
    title: "Null comes only where it is declared",
    explain: "Code that follows the type fails at a null that the document excludes.",
  },
  {
    id: "status-undeclared",
    severity: "error",
    title: "Answers have a status that is declared",
    explain: "A status that is not declared is a failure of its own to a client, without a type.",
  },
  {
    id: "type-differs",
    severity: "error",
    title: "Values are of the type that is declared",
    explain: "Code that follows the type fails at a value of another.",
  },
  {
    id: "value-new",
    severity: "error",
    title: "Texts are among those that are listed",
    explain: "A switch over the listed values does not know another one.",
  },
];
