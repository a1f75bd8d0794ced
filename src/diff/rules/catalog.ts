import { acceptedExpired, acceptedStale } from "../accepted.js";
import { mediaType, requestBody } from "./bodies.js";
import { partEncoding } from "./encodings.js";
import { condition } from "./conditions.js";
import { policies } from "./deprecation-policy.js";
import { document } from "./documents.js";
import {
  envelope,
  externalId,
  idempotencyKey,
  pagination,
  personal,
  webhookSignature,
} from "./declarations.js";
import { partHeader, rateLimitHeader, responseHeader } from "./headers.js";
import { defaultValue, deprecation, extensibleEnum, sunset } from "./hints.js";
import { listItems, uniqueItems } from "./items.js";
import { itemCount, propertyCount, stringLength } from "./limits.js";
import { modelName } from "./models.js";
import { notCompared } from "./not-compared.js";
import { multipleOf, numberRange } from "./number-range.js";
import {
  operationAdded,
  operationMoved,
  operationName,
  operationRemoved,
  resourceFile,
} from "./operations.js";
import {
  parameterAdded,
  parameterCharacters,
  parameterPosition,
  parameterRemoved,
  parameterRequired,
} from "./parameters.js";
import { propertyAccess, propertyAdded, propertyRemoved, propertyRequired } from "./properties.js";
import { otherProperties } from "./other-properties.js";
import { responseStatus } from "./responses.js";
import type { Rule } from "./rule.js";
import { security, securityScheme } from "./security.js";
import { diffExamples } from "./examples.js";
import { server } from "./servers.js";
import { stability } from "./stability.js";
import { contentForm, format, pattern } from "./string-form.js";
import { parameterStyle } from "./styles.js";
import { tokenFlow } from "./token-flows.js";
import { nullAllowed, valueType } from "./types.js";
import { enumValues } from "./values.js";
import { variant } from "./variants.js";
import { webhook } from "./webhooks.js";
import { xmlForm } from "./xml.js";

export const clientTypes: Rule = {
  id: "client-types",
  title: "The types of the client changed",
  explain:
    "Code that compiles against the client of the base does not compile against that of the head, and no change on the wire explains it.",
};

/** Rules whose changes no type of the client shows. */
const silent: readonly Rule[] = [
  acceptedExpired,
  acceptedStale,
  stringLength,
  itemCount,
  propertyCount,
  numberRange,
  multipleOf,
  pattern,
  format,
  contentForm,
  uniqueItems,
  condition,
  notCompared,
  personal,
  defaultValue,
  deprecation,
  ...policies,
  sunset,
  stability,
  server,
  tokenFlow,
  parameterStyle,
  parameterCharacters,
  parameterPosition,
  rateLimitHeader,
  partHeader,
  xmlForm,
];

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  ...silent,
  clientTypes,
  document,
  enumValues,
  envelope,
  extensibleEnum,
  externalId,
  idempotencyKey,
  listItems,
  mediaType,
  modelName,
  nullAllowed,
  operationAdded,
  operationMoved,
  operationName,
  operationRemoved,
  otherProperties,
  pagination,
  webhookSignature,
  parameterAdded,
  parameterRemoved,
  parameterRequired,
  partEncoding,
  propertyAccess,
  propertyAdded,
  propertyRemoved,
  propertyRequired,
  requestBody,
  resourceFile,
  responseHeader,
  responseStatus,
  security,
  securityScheme,
  valueType,
  variant,
  webhook,
]
  .map((rule) => withExample(rule, diffExamples[rule.id]))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

function withExample(rule: Rule, example: Rule["example"]): Rule {
  return example === undefined ? rule : { ...rule, example };
}

export function leavesTypesAlone(id: string): boolean {
  return silent.some((rule) => rule.id === id);
}
