import type { Operation, Parameter } from "../../model/api.js";
import { templateNames } from "../../model/operations/paths.js";
import { pointer } from "../../model/source.js";
import type { Change, Guard } from "../change.js";
import { removalGuards } from "../lifecycle.js";
import type { Conjunction } from "../schema/part.js";
import { traitsOf } from "../schema/traits.js";
import { note, type Notebook, type Site } from "../uses.js";
import { comparePromises } from "./hints.js";
import type { Mode, Rule } from "./rule.js";
import { compareStyle, parameterStyle } from "./styles.js";

export const parameterRemoved: Rule = {
  id: "parameter-removed",
  title: "A parameter was removed",
  explain:
    "The document no longer describes requests that have the parameter: the server may refuse them or treat them differently. In a request that the API sends, receivers miss it. A deprecated parameter may be removed once its `x-sunset` has passed.",
};
export const parameterAdded: Rule = {
  id: "parameter-added",
  title: "A parameter was added",
  explain:
    "A new required parameter refuses every existing request; a new optional one refuses none. In a request that the API sends, an additional parameter disturbs nobody.",
};
export const parameterRequired: Rule = {
  id: "parameter-required",
  title: "Whether a parameter is required",
  explain: "Requests without the parameter are refused once it is required.",
};
export const parameterCharacters: Rule = {
  id: "parameter-characters",
  title: "Which characters a query parameter may have",
  explain:
    "`allowReserved` lets reserved characters go unescaped, and `allowEmptyValue` lets a query parameter have no value. Taking either back refuses existing requests. Outside the query they mean nothing (OpenAPI 3.1, 4.8.12.2).",
};

export const parameterPosition: Rule = {
  id: "parameter-position",
  title: "The position of a parameter in the path",
  explain:
    "A path parameter is identified by its position, not by its name. If two names change places, a path that was put together by the old document may mean something else.",
};

export interface ParameterSides {
  notebook: Notebook;
  site: Site;
}

type Owner = Pick<Operation, "parameters" | "at"> & { path: string };

/** Compares the parameters of an operation. Names of headers have no case; those of path parameters mean nothing. */
export function compareParameters(base: Owner, head: Owner, sides: ParameterSides): void {
  const before = new Map(
    base.parameters.map((parameter) => [identity(parameter, base.path), parameter]),
  );
  const after = new Map(
    head.parameters.map((parameter) => [identity(parameter, head.path), parameter]),
  );
  note(sides.notebook, sides.site, ...swapped(base, head));
  for (const [key, parameter] of before) {
    const now = after.get(key);
    const site = siteOf(parameter, sides);
    if (now !== undefined) {
      compareParameter(parameter, now, { ...sides, site });
    } else if (parameter.in !== "path") {
      note(sides.notebook, site, removed(parameter, head.at, sides));
    }
  }
  for (const [key, parameter] of after) {
    // The template has the same names on both sides: a path parameter that is new was merely not declared.
    if (before.has(key) || parameter.in === "path") continue;
    note(sides.notebook, siteOf(parameter, sides), added(parameter, base.at, sides));
  }
}

/**
 * A path parameter is its position, whatever it is called. Where the names of today live on in other positions, either
 * the values changed places or the names were corrected: the documents cannot tell.
 */
function swapped(base: Owner, head: Owner): Change[] {
  const [before, after] = [templateNames(base.path), templateNames(head.path)];
  const moved = before.filter((name, index) => after[index] !== name && after.includes(name));
  if (moved.length < 2) return [];
  return [
    {
      rule: parameterPosition.id,
      effect: "unknown",
      base: base.at,
      head: head.at,
      what: `the path parameters ${moved.map((name) => `\`${name}\``).join(", ")} changed places`,
      before: base.path,
      after: head.path,
    },
  ];
}

function siteOf({ in: place, name }: Parameter, { site }: ParameterSides): Site {
  const guards: Guard[] =
    place === "header" && ignored.has(name.toLowerCase()) ? [...site.guards, "ignored"] : [];
  return {
    ...site,
    where: `${place} parameter \`${name}\``,
    ...(guards.length > 0 && { guards }),
  };
}

/** What OpenAPI has ignored where it is declared as a parameter (OpenAPI 3.1.1, 4.8.12.2.1); media types and security say it. */
const ignored: ReadonlySet<string> = new Set(["accept", "authorization", "content-type"]);

function identity({ in: place, name }: Parameter, path: string): string {
  switch (place) {
    case "path": {
      const position = templateNames(path).indexOf(name);
      return `path ${position < 0 ? name : position}`;
    }
    case "header":
      return `header ${name.toLowerCase()}`;
    case "cookie":
    case "query":
      return `${place} ${name}`;
    default:
      return place satisfies never;
  }
}

/** What the API sends and sends no longer is missing for who reads it; what it may be sent no longer is refused. */
function removed(parameter: Parameter, owner: string, { site, notebook }: ParameterSides): Change {
  return {
    rule: parameterRemoved.id,
    effect: site.direction === "request" ? "narrows" : "widens",
    base: parameter.at,
    head: owner,
    what: `the ${parameter.in} parameter \`${parameter.name}\` was removed`,
    before: `${parameter.in} ${parameter.name}`,
    used: { base: parameter.usedAt },
    guards: removalGuards(parameter, notebook.today),
  };
}

function added(parameter: Parameter, owner: string, { site, notebook }: ParameterSides): Change {
  const { required } = parameter;
  return {
    rule: parameterAdded.id,
    effect: site.direction === "response" ? "none" : required ? "narrows" : "widens",
    base: owner,
    head: parameter.at,
    what: `the ${required ? "required" : "optional"} ${parameter.in} parameter \`${parameter.name}\` was added`,
    after: `${parameter.in} ${parameter.name}`,
    used: { head: parameter.usedAt },
    guards: required ? guardsOf(parameter, notebook) : [],
  };
}

function compareParameter(
  base: Parameter,
  head: Parameter,
  { notebook, site }: ParameterSides,
): void {
  const places = { base: base.at, head: head.at };
  const before = schemaOf(base);
  const after = schemaOf(head);
  const { documents } = notebook;
  const parts = { base: documents.base.parts(before), head: documents.head.parts(after) };
  // Whether a list may be told from one text is up to the side that has the list.
  const lists = parts.head.some(({ kind }) => kind === "array") ? head : base;
  note(
    notebook,
    site,
    ...compareRequired(base, head, notebook),
    ...compareStyle({
      rule: parameterStyle.id,
      base,
      head,
      parts,
    }),
    ...compareCharacters(base, head),
    ...comparePromises({
      base: { deprecated: base.deprecated, lifecycle: base.lifecycle ?? {} },
      head: { deprecated: head.deprecated, lifecycle: head.lifecycle ?? {} },
      places,
    }),
  );
  notebook.schemas.push({
    comparison: notebook.comparer.compare(before, after, modeOf(lists)),
    site,
  });
}

function schemaOf({ at, contentType, schema }: Parameter): Conjunction {
  const holder = contentType === undefined ? at : pointer(pointer(at, "content"), contentType);
  return [{ schema, at: pointer(holder, "schema") }];
}

/** What makes it less bad that a parameter is required. */
function guardsOf(parameter: Parameter, { documents }: Notebook): Guard[] {
  const { default: fallback } = traitsOf(schemaOf(parameter), documents.head);
  return fallback === undefined ? [] : ["has-default"];
}

function modeOf({ contentType, in: place, style, explode }: Parameter): Mode {
  if (contentType !== undefined) return /json/i.test(contentType) ? "json" : "text";
  return (place === "query" || place === "cookie") && style === "form" && explode ? "list" : "text";
}

function compareRequired(base: Parameter, head: Parameter, notebook: Notebook): Change[] {
  if (base.required === head.required) return [];
  return [
    {
      rule: parameterRequired.id,
      effect: head.required ? "narrows" : "widens",
      base: base.at,
      head: head.at,
      what: head.required ? "is required now" : "is no longer required",
      before: base.required,
      after: head.required,
      guards: head.required ? guardsOf(head, notebook) : [],
    },
  ];
}

function compareCharacters(base: Parameter, head: Parameter): Change[] {
  if (base.in !== "query") return [];
  return (["allowReserved", "allowEmptyValue"] as const).flatMap((keyword): Change[] =>
    base[keyword] === head[keyword]
      ? []
      : [
          {
            rule: parameterCharacters.id,
            effect: head[keyword] ? "widens" : "narrows",
            base: pointer(base.at, keyword),
            head: pointer(head.at, keyword),
            what: `\`${keyword}\` is ${head[keyword]} now`,
            before: base[keyword],
            after: head[keyword],
          },
        ],
  );
}
