import type { Api } from "../model/api.js";
import { operationsOf } from "../emit/documents/readme.js";
import { visible } from "../text/visible.js";
import { modelLink } from "./links.js";
import { operationLink } from "./operation-view.js";

/**
 * What can be searched for, as the literal of a list in a script: a page that was opened from a disk can load no JSON.
 * Each entry has the page's name, where it is, what people call it, and its first words.
 */
export function searchEntries(api: Api): { entries: string } {
  const operations = api.resources.flatMap((resource) =>
    operationsOf(resource, api).map((operation) => [
      operation.name,
      operationLink(operation).href,
      `${operation.method} ${operation.path} ${resource.tag} ${operation.summary}`,
      operation.summary,
    ]),
  );
  const models = api.models.map((model) => [
    model.name,
    modelLink(model).href,
    "",
    model.description.split("\n")[0] ?? "",
  ]);
  return entriesOf([...operations, ...models]);
}

/** Entries as the script's literal: of each its name, where it is, words that also find it, and its first words. */
export function entriesOf(found: readonly string[][]): { entries: string } {
  // What is found is shown as it is here: nothing in it may turn the text around.
  const seen = found.map((entry) => entry.map(visible));
  // In a script `<` could end it (HTML, 4.12.1.3).
  return { entries: JSON.stringify(seen).replaceAll("<", "\\u003c") };
}
