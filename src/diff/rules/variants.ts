import type { Rule } from "./rule.js";

export const variant: Rule = {
  id: "variant",
  title: "A variant of a value was added or removed",
  explain:
    "The branches of `anyOf` and `oneOf` are variants. A request can no longer be a variant that is gone; a response may be a new one that clients were not told of. A variant that lies within another one is no change.",
};
