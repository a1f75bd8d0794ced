import { dereference } from "../../model/schema/references.js";
import type { Rule } from "../rule.js";

/** Request bodies that are put together from other schemas. */
export const requestComposed: Rule = {
  id: "request-composed",
  severity: "error",
  title: "Request bodies are written out",
  explain:
    "allOf closes nothing: a part with additionalProperties: false refuses the properties of the other parts " +
    "(JSON Schema 2020-12, 10.3.2.3). A body that is written out shows all that can be sent in one place.",
  check: ({ api, models, keepsEvidence }) =>
    keepsEvidence
      ? api.operations.flatMap(({ id, body }) =>
          (body?.content ?? []).flatMap(({ schema, at }) => {
            const { allOf, anyOf, oneOf } = schema === undefined ? {} : dereference(schema, models);
            const keyword = allOf ? "allOf" : anyOf ? "anyOf" : oneOf ? "oneOf" : undefined;
            const what = `The body of ${id} is put together with ${keyword}`;
            const todo = "Write its properties out in one object.";
            return keyword === undefined ? [] : [{ at: `${at}/schema`, what, todo }];
          }),
        )
      : [],
};
