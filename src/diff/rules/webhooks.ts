import type { Rule } from "./rule.js";

export const webhook: Rule = {
  id: "webhook",
  title: "A request that the API sends",
  explain:
    "Webhooks and callbacks go the other way: the API sends the request and the client answers, so what narrows and what widens change places. One that is gone is waited for in vain; a new one is for who asks for it.",
};
