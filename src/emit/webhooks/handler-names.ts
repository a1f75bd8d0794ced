import type { Webhook } from "../../model/api.js";
import { functionName } from "../../model/names/names.js";

/** What the handler of each webhook is called: its key as a function's name, with its method where another has the same. */
export function handlerNames(webhooks: readonly Webhook[]): ReadonlyMap<Webhook, string> {
  const spelled = (
    spell: (webhook: Webhook) => string,
  ): ((webhook: Webhook) => string | undefined) => {
    const names = webhooks.map(spell);
    return (webhook) => {
      const name = spell(webhook);
      return names.indexOf(name) === names.lastIndexOf(name) ? name : undefined;
    };
  };
  const plain = spelled(({ key }) => functionName(key));
  const longer = spelled(({ key, method }) => functionName(`${key} ${method}`));
  // No two types have one name.
  return new Map(
    webhooks.map((each) => [each, plain(each) ?? longer(each) ?? functionName(each.name)]),
  );
}
