import type { Rule } from "./rule.js";

export const webhook: Rule = {
  id: "webhook",
  title: "A request that the API sends",
  explain:
    "In webhooks and callbacks the API sends the request and the client answers, so narrowing and widening swap sides. Receivers wait in vain for one that was removed; a new one reaches only those who ask for it. One that is no longer signed is refused by whoever verifies it; a signature that comes is verified by nobody yet.",
};
