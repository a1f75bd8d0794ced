import { isObject } from "../../json/is-object.js";
import type { At } from "../../json/pointer.js";
import type { Json } from "../../json/json.js";
import type { Document, Node } from "../../read/document.js";
import { memberAt, pointerOf, splitAt } from "../../json/pointer.js";
import { referenceIn } from "../nodes.js";
import type { Rule } from "../rule.js";
import type { Subject } from "../subject.js";

/** Components that nothing leads to. */
export const componentUnused: Rule = {
  id: "component-unused",
  severity: "warning",
  title: "Components are used",
  explain:
    "A component that nothing refers to is not part of the API. Either it is a leftover, or an operation should " +
    "refer to it and does not. A type is generated for it all the same.",
  example: {
    before: [
      "paths:",
      "  /pets:",
      '    get: { operationId: listPets, responses: { "204": { description: None. } } }',
      "components:",
      "  schemas:",
      "    Pet: { type: object }",
    ],
    after: [
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: getPet",
      "      responses:",
      '        "200":',
      "          description: A pet.",
      "          content:",
      '            application/json: { schema: { $ref: "#/components/schemas/Pet" } }',
      "components:",
      "  schemas:",
      "    Pet: { type: object }",
    ],
  },
  check: (subject) => {
    const { document, api } = subject;
    // A document without operations is a collection of components for others to use.
    if (api.operations.length === 0 && api.webhooks.length === 0) return [];
    const used = reachable(subject);
    return componentsOf(document)
      .filter((at) => !used.has(at))
      .map((at) => {
        const [, kind = "", name = ""] = splitAt(at).tokens;
        const what = `Nothing uses ${JSON.stringify(name)} of components.${kind}`;
        return { at, what, todo: "Refer to it where it is meant, or remove it." };
      });
  },
};

function componentsOf({ root }: Document): At[] {
  const { components } = root;
  if (!isObject(components)) return [];
  return Object.entries(components).flatMap(([kind, entries]) =>
    // What stands in another file is not asked of: that file may serve several documents.
    kind.startsWith("x-") || !isObject(entries) || referenceIn(entries) !== undefined
      ? []
      : Object.keys(entries).map((name) => memberAt(`#/components/${kind}`, name)),
  );
}

/** The components that something outside leads to, over however many others. */
function reachable(subject: Subject): ReadonlySet<At> {
  const links = linksBetween(subject);
  const used = new Set<At>();
  const pending = [...(links.get(outside) ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (used.has(next)) continue;
    used.add(next);
    pending.push(...(links.get(next) ?? []));
  }
  return used;
}

/** Stands for everything that is no component. */
const outside = "";

function linksBetween({ nodes, document }: Subject): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  const link = (from: string, to: string): void => {
    const known = links.get(from);
    if (known === undefined) links.set(from, new Set([to]));
    else known.add(to);
  };
  for (const node of nodes.values()) {
    const owner = ownerOf(node.at);
    for (const target of targetsOf(node, document)) {
      if (ownerOf(target) !== owner) link(owner, ownerOf(target));
      // A variant that builds on a schema with a discriminator is reached by its name alone (OpenAPI 3.1, 4.8.25).
      if (node.at.includes("/allOf/") && hasDiscriminator(nodes.get(target)?.value)) {
        link(ownerOf(target), owner);
      }
    }
  }
  return links;
}

/** The component that a node is part of. */
function ownerOf(at: At): string {
  const { file, tokens } = splitAt(at);
  const isComponent = file === "" && tokens[0] === "components" && tokens.length > 2;
  return isComponent ? `#${pointerOf(tokens.slice(0, 3))}` : outside;
}

function hasDiscriminator(value: Json | undefined): boolean {
  return isObject(value) && Object.hasOwn(value, "discriminator");
}

/** The references inside the extensions of a node: whoever reads those, as GitHub's `x-webhooks`, follows them. */
function referencesInExtensions(value: Json): string[] {
  const pending = isObject(value)
    ? Object.entries(value).flatMap(([key, held]) => (key.startsWith("x-") ? [held] : []))
    : [];
  const found: string[] = [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const reference = referenceIn(next);
    if (reference !== undefined) found.push(reference);
    if (typeof next === "object" && next !== null) pending.push(...Object.values(next));
  }
  return found;
}

/** What a node refers to: by `$ref`, by a discriminator, or by the name or the URI of a security scheme. */
function targetsOf({ value, at }: Node, document: Document): At[] {
  const reference = referenceIn(value);
  if (!isObject(value)) return [];
  const targets = referencesInExtensions(value);
  if (reference !== undefined) targets.push(reference);
  const { discriminator, security } = value;
  if (isObject(discriminator)) {
    const { mapping, defaultMapping } = discriminator;
    for (const target of [...(isObject(mapping) ? Object.values(mapping) : []), defaultMapping]) {
      if (typeof target === "string") {
        targets.push(/[/#.]/.test(target) ? target : `#/components/schemas/${target}`);
      }
    }
  }
  const schemes = Array.isArray(security) ? security.filter(isObject).flatMap(Object.keys) : [];
  return [
    ...targets.flatMap(placeOf),
    ...schemes.flatMap((scheme) => {
      const named = memberAt("#/components/securitySchemes", scheme);
      // A URI, where no scheme has it for a name (OpenAPI 3.2, 4.30.1).
      return scheme.includes("#") ? [named, ...placeOf(scheme)] : [named];
    }),
  ];

  function placeOf(reference: string): At[] {
    const found = document.follow(reference, at);
    return "what" in found ? [] : [found.at];
  }
}
