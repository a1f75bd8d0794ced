import type { StatementStructures } from "ts-morph";
import type { Api, Operation } from "../../model/api.js";
import { successShapes } from "../operation/answers.js";
import { ensureStatements } from "./ensure.js";
import { findStatements } from "./find.js";
import { itemType } from "../operation/pagination.js";
import { reconcileStatements } from "./reconcile.js";
import { dataText } from "../operation/result-type.js";
import type { TypeContext } from "../spell-type.js";
import { operationOf, type Wrapped } from "./wrapped.js";

/** `findXByExternalId`, `ensureX` and, where there is an update, `reconcileXs`, with their types. */
export function externalIdStatements(
  create: Operation,
  { api, types }: { api: Api; types: TypeContext },
): StatementStructures[] {
  const { externalId } = create;
  const lookup = operationOf(externalId?.lookup, api);
  if (externalId === undefined || lookup === undefined) {
    return [];
  }
  const read = operationOf(externalId.read, api);
  const update = operationOf(externalId.update, api);
  const wrapped: Wrapped = {
    api,
    create,
    lookup,
    ...(read && { read }),
    ...(update && { update }),
    externalId,
    types,
    record: read ? dataText(successShapes(read, types)) : itemType(lookup, types),
    owners: lookup.parameters.filter(
      (parameter) => parameter.required && parameter.name !== externalId.field,
    ),
  };
  return [
    ...findStatements(wrapped),
    ...ensureStatements(wrapped),
    ...(update ? reconcileStatements({ ...wrapped, update }) : []),
  ];
}
