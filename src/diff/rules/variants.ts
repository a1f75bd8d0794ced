import type { Rule } from "./rule.js";

export const variant: Rule = {
  id: "variant",
  title: "A variant of a value was added or removed",
  explain:
    "The branches of `anyOf` and `oneOf` are variants. Clients can no longer send a variant that was removed, and may receive a new one that they do not know. A variant that lies within another one is no change.",
};
