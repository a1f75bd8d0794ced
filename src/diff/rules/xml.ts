import type { At } from "../../json/pointer.js";
import { pointer } from "../../model/source.js";
import type { Xml } from "../../model/schema/schema.js";
import type { Change, Effect } from "../change.js";
import type { Conjunction } from "../schema/part.js";
import type { Schemas } from "../schema/schemas.js";
import type { Rule } from "./rule.js";

export const xmlForm: Rule = {
  id: "xml",
  title: "How a value is written in XML",
  explain:
    "In an XML body, `xml` sets the name and the namespace of an element, and whether it is an attribute. Code that looks for the old element does not find it. A prefix stands for its namespace: another prefix is the same to code that reads namespaces, and different to code that does not.",
};

/** The same value before and after. */
interface XmlPair {
  base: Conjunction;
  head: Conjunction;
  documents: { base: Schemas; head: Schemas };
  /** What the element is called where nothing else is said: as the property, or as the model. */
  named: { base: string | undefined; head: string | undefined };
}

/** Compares how a value is written in a body of XML (OpenAPI 3.1, 4.8.26). */
export function compareXml({ base, head, documents, named }: XmlPair): Change[] {
  const before = formOf(base, documents.base, named.base);
  const after = formOf(head, documents.head, named.head);
  return (["name", "namespace", "prefix", "attribute", "wrapped"] as const).flatMap(
    (member): Change[] =>
      before[member] === after[member]
        ? []
        : [
            {
              rule: xmlForm.id,
              effect: effectOf(member, before, after),
              base: pointer(before.at, member),
              head: pointer(after.at, member),
              what: said[member](before, after),
              before: before[member] ?? "",
              after: after[member] ?? "",
            },
          ],
  );
}

/** What an XML Object says, and what is assumed where it says nothing. */
type Form = Xml & { attribute: boolean; wrapped: boolean; at: At };

function formOf(conjunction: Conjunction, schemas: Schemas, named: string | undefined): Form {
  const [first] = conjunction;
  const { xml, at, isList } = declared(conjunction, schemas);
  const wrapped = isList && xml.wrapped === true;
  // Without an element around it a list has no name of its own: its items have.
  const { name: own, ...rest } = xml;
  const name = (isList && !wrapped ? undefined : own) ?? named;
  return {
    ...rest,
    ...(name !== undefined && { name }),
    attribute: xml.attribute === true,
    wrapped,
    at: at ?? pointer(first?.at ?? "#", "xml"),
  };
}

interface Declared {
  xml: Xml;
  at?: At;
  isList: boolean;
}

/** What stands beside a reference goes before what it leads to. */
function declared(conjunction: Conjunction, schemas: Schemas, depth = 0): Declared {
  const found: Declared = { xml: {}, isList: false };
  for (const located of depth < 20 ? conjunction : []) {
    const { schema, at } = schemas.resolve(located);
    const parts = (schema.allOf ?? []).map((part, index) => ({
      schema: part,
      at: pointer(pointer(at, "allOf"), String(index)),
    }));
    const inner = parts.length > 0 ? declared(parts, schemas, depth + 1) : undefined;
    const place = schema.xml ? pointer(at, "xml") : inner?.at;
    found.xml = { ...inner?.xml, ...schema.xml, ...found.xml };
    found.isList ||= inner?.isList === true || [schema.type].flat().includes("array");
    if (place !== undefined) found.at ??= place;
  }
  return found;
}

function effectOf(member: keyof Xml, before: Form, after: Form): Effect {
  // The name of a schema that stands for itself is nowhere said (OpenAPI 3.1, 4.8.26.1).
  if (member === "name" && (before.name === undefined || after.name === undefined))
    return "unknown";
  const isPlaced = before.namespace !== undefined && before.namespace === after.namespace;
  return member === "prefix" && isPlaced ? "unknown" : "incomparable";
}

type Say = (before: Form, after: Form) => string;

const went =
  (member: "name" | "namespace" | "prefix"): Say =>
  (before, after) =>
    `its ${member} in XML went from ${spelled(before[member])} to ${spelled(after[member])}`;

const said: Readonly<Record<keyof Xml, Say>> = {
  name: went("name"),
  namespace: went("namespace"),
  prefix: went("prefix"),
  attribute: (_, { attribute }) =>
    attribute
      ? "is an attribute in XML and no longer an element"
      : "is an element in XML and no longer an attribute",
  wrapped: (_, { wrapped }) =>
    wrapped
      ? "has an element around its items in XML now"
      : "no longer has an element around its items in XML",
};

function spelled(value: string | undefined): string {
  return value === undefined ? "none" : `\`${value}\``;
}
