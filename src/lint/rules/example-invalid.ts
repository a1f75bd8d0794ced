import type { Header, Parameter } from "../../model/api.js";
import { isJson } from "../../model/operations/payload.js";
import type { Schema } from "../../model/schema/schema.js";
import { isObject } from "../../json/is-object.js";
import type { At } from "../../json/pointer.js";
import type { Json } from "../../json/json.js";
import type { Document, Node } from "../../read/document.js";
import { memberAt } from "../../json/pointer.js";
import type { Validator } from "../../values/validator.js";
import { referenceIn } from "../nodes.js";
import type { Complaint, Rule } from "../rule.js";
import { holderOf } from "../schemas.js";
import type { Subject } from "../subject.js";

/** Examples and defaults that their schema refuses. */
export const exampleInvalid: Rule = {
  id: "example-invalid",
  severity: "error",
  title: "Examples and defaults match their schemas",
  explain:
    "When an example contradicts its schema, one of the two is wrong, and readers believe the example. Values are " +
    "checked by JSON Schema 2020-12, formats included.",
  example: {
    before: [
      "paths: {}",
      "components:",
      "  schemas:",
      "    Born: { type: string, format: date, examples: [1.1.2020] }",
    ],
    after: [
      "paths: {}",
      "components:",
      "  schemas:",
      '    Born: { type: string, format: date, examples: ["2020-01-01"] }',
    ],
  },
  check: async (subject) => {
    const every = [...besideSchemas(subject), ...insideSchemas(subject)];
    // What is shared by a reference is met once for each of its uses.
    const samples = new Map(every.map((sample) => [sample.at, sample]));
    if (samples.size === 0) return [];
    // A second to load, which documents without examples need not wait for.
    const { createValidator } = await import("../../values/validator.js");
    const validator = createValidator(subject.models);
    return [...samples.values()].flatMap((sample) => complain(sample, validator));
  },
};

/** A value that must fit a schema. */
interface Sample {
  word: "default" | "example";
  value: Json;
  schema: Schema;
  /** Whether a client sends it, the API, or either. */
  ways: readonly ("read" | "written")[];
  at: At;
}

function complain({ word, value, schema, ways, at }: Sample, validator: Validator): Complaint[] {
  let message: string | undefined;
  for (const way of ways) {
    try {
      const [error] = validator.check(schema, value, way);
      if (error === undefined) return [];
      message ??= `${error.instancePath === "" ? "it" : error.instancePath} ${error.message}`;
    } catch {
      // A schema that cannot be compiled, such as one with a pattern that is no regular expression, checks nothing.
      return [];
    }
  }
  const what = `The ${word} does not fit its schema: ${message}`;
  return [{ at, what, todo: `Correct the ${word} or the schema.` }];
}

/** Examples of parameters, headers and media types, which stand beside the schema. */
function besideSchemas(subject: Subject): Sample[] {
  const { operations, webhooks } = subject.api;
  return [...operations, ...webhooks].flatMap((owner) => {
    const sent = "resource" in owner ? "written" : "read";
    const answered = sent === "written" ? "read" : "written";
    const bodies = [
      ...(owner.body?.content ?? []).map((media) => ({ media, way: sent }) as const),
      ...owner.responses.flatMap(({ content }) =>
        content.map((media) => ({ media, way: answered }) as const),
      ),
    ];
    const placed: (Header | Parameter)[] = [
      ...owner.parameters,
      ...owner.responses.flatMap(({ headers }) => headers),
    ];
    return [
      ...bodies.flatMap(({ media: { type, schema, at }, way }) =>
        schema === undefined || !isJson(type)
          ? []
          : samplesAt(subject, { schema, at, ways: [way] }),
      ),
      ...placed.flatMap((each) => {
        // Of another form than JSON the example is what is sent, not the value.
        const isValue = each.contentType === undefined || isJson(each.contentType);
        const { schema } = each;
        return isValue ? samplesAt(subject, { schema, at: holderOf(each), ways: ["written"] }) : [];
      }),
    ];
  });
}

function samplesAt(subject: Subject, rest: Omit<Sample, "value" | "word">): Sample[] {
  const value = subject.nodes.get(rest.at)?.value;
  if (!isObject(value)) return [];
  const sample = (at: At, example: Json | undefined): Sample[] =>
    example === undefined ? [] : [{ ...rest, word: "example", value: example, at }];
  const named = isObject(value["examples"]) ? Object.entries(value["examples"]) : [];
  return [
    ...sample(`${rest.at}/example`, value["example"]),
    ...named.flatMap(([name, declared]) => {
      const node = { value: declared, at: memberAt(`${rest.at}/examples`, name) };
      const { value: example, at } = exampleObject(node, subject.document);
      if (!isObject(example)) return [];
      // 3.2 has `dataValue` for a value that is not yet serialised (4.8.19).
      return ["value", "dataValue"].flatMap((key) => sample(`${at}/${key}`, example[key]));
    }),
  ];
}

/** An Example Object, its reference followed. */
function exampleObject(node: Node, document: Document): Node {
  const reference = referenceIn(node.value);
  const target = reference === undefined ? node : document.follow(reference, node.at);
  return "what" in target ? node : target;
}

/** Examples and defaults inside schemas. A model may be sent and answered; then either way will do. */
function insideSchemas({ schemas }: Subject): Sample[] {
  return schemas.flatMap(({ schema, at }) => {
    const rest = { schema, ways: ["read", "written"] as const };
    const { example, examples = [], default: initial } = schema;
    return [
      ...(example === undefined
        ? []
        : [{ ...rest, word: "example" as const, value: example, at: `${at}/example` }]),
      ...examples.map((value, index) => ({
        ...rest,
        word: "example" as const,
        value,
        at: memberAt(`${at}/examples`, index),
      })),
      ...(initial === undefined
        ? []
        : [{ ...rest, word: "default" as const, value: initial, at: `${at}/default` }]),
    ];
  });
}
