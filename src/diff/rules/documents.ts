import type { Rule } from "./rule.js";

export const document: Rule = {
  id: "document",
  title: "A document came or went",
  explain:
    "Of two folders, a document that only the old one has is gone with all its operations, and one that only the new one has is new.",
};
