import type { Api } from "../../model/api.js";
import { codeCell, codeSpan } from "../../text/code-span.js";
import type { PageOutput } from "../output.js";
import { takesNothing } from "./readme.js";

/** Where the guides stand: in a folder of their own, since a tag may be called like one of them. */
const folder = "docs/guides";

/** The guides of the functions that are made of several calls; none where the API has no such function. */
export function guides(api: Api): PageOutput[] {
  const guide = (name: string, view: object | undefined): PageOutput[] =>
    view
      ? [{ kind: "page", path: `${folder}/${name}.md`, template: `docs/${name}.md.hbs`, view }]
      : [];
  return [...guide("lists", listsView(api)), ...guide("external-ids", externalIdsView(api))];
}

function listsView({ operations }: Api): object | undefined {
  const lists = operations.flatMap((operation) =>
    operation.pagination ? [{ operation, pagination: operation.pagination }] : [],
  );
  const example = lists.find(({ operation }) => takesNothing(operation)) ?? lists[0];
  if (example === undefined) {
    return undefined;
  }
  const styles = new Set(lists.map(({ pagination }) => pagination.style));
  const fields = new Set(lists.flatMap(({ pagination }) => pagination.lookup ?? []));
  return {
    lists: lists.map(({ operation, pagination }) => ({
      list: operation.name,
      all: pagination.name,
    })),
    example: example.pagination.name,
    argument: takesNothing(example.operation) ? "" : ", request",
    hasPage: styles.has("page"),
    hasOffset: styles.has("offset"),
    hasCursor: styles.has("cursor"),
    hasLink: styles.has("link"),
    hasLookup: fields.size > 0,
    fields: [...fields].map(codeSpan).join(" or "),
  };
}

function externalIdsView({ operations }: Api): object | undefined {
  const records = operations.flatMap(({ externalId }) =>
    externalId
      ? [
          {
            field: codeCell(externalId.field),
            find: externalId.names.find,
            ensure: externalId.names.ensure,
            ensureAll: externalId.names.ensureAll,
            reconcile: externalId.update === undefined ? undefined : externalId.names.reconcile,
          },
        ]
      : [],
  );
  if (records.length === 0) {
    return undefined;
  }
  return {
    records,
    ensureAll: records[0]?.ensureAll,
    reconcile: records.find(({ reconcile }) => reconcile)?.reconcile,
  };
}
