import type { Rule } from "./rule.js";

export const document: Rule = {
  id: "document",
  title: "A document was added or removed",
  explain:
    "Two folders are compared. A document that only the old one has is gone with all its operations; one that only the new one has is new.",
};
