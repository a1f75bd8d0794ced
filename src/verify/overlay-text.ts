import { parseDocument, stringify, type ScalarTag, type Tags } from "yaml";
import type { Json } from "../json/json.js";
import { splitAt, type At } from "../json/pointer.js";
import { visible } from "../text/visible.js";
import type { Fix } from "./fixes.js";

/** A change with what was seen. */
export type Correction = Fix & { because: string };

/** What an overlay is written for. */
export interface OverlayHead {
  title: string;
  /** The day on which it is written. */
  version: string;
  /** The document, as a reference from the overlay; absent where everybody has it. */
  extends?: string | undefined;
}

/**
 * Corrections as an OpenAPI Overlay (1.0), in YAML.
 *
 * @param before the overlay that is there already: its actions stay, with their comments
 */
export function overlayText(
  fixes: readonly Correction[],
  head: OverlayHead,
  before?: string,
): string {
  const actions = fixes.map(actionOf);
  if (before !== undefined) {
    const document = parseDocument(before, { customTags });
    for (const action of actions) document.addIn(["actions"], document.createNode(action));
    return document.toString({ lineWidth: 0 });
  }
  const { title, version, extends: target } = head;
  const overlay = {
    overlay: "1.0.0",
    info: { title: `What was seen of ${title}`, version },
    ...(target !== undefined && { extends: target }),
    actions,
  };
  return stringify(overlay, { lineWidth: 0, aliasDuplicateObjects: false, customTags });
}

/** A text with what a reviewer would not see: it is written in quotes, with escapes. */
const hidden: ScalarTag = {
  tag: "tag:yaml.org,2002:str",
  default: true,
  identify: (value) => typeof value === "string" && isHidden(value),
  resolve: (text) => text,
  stringify: ({ value }) => visible(JSON.stringify(value)),
};

function isHidden(text: string): boolean {
  return text.split("\n").some((line) => visible(line) !== line);
}

function customTags(tags: Tags): Tags {
  return [hidden, ...tags];
}

function actionOf(fix: Correction): Record<string, Json> {
  const target = jsonPath(fix.at);
  const description = `${fix.because}.`;
  if ("update" in fix) return { target, description, update: fix.update };
  const { item } = fix;
  const selected = item === undefined ? target : `${target}[?@ == ${quoted(item)}]`;
  return { target: selected, description, remove: true };
}

/** A place as a JSONPath (RFC 9535): `$.paths['/patients'].get`. Lists are counted by numbers. */
function jsonPath(at: At): string {
  const segments = splitAt(at).tokens.map((token) => {
    if (/^[A-Za-z_]\w*$/.test(token)) return `.${token}`;
    return isIndex(token, at) ? `[${token}]` : `[${quoted(token)}]`;
  });
  return `$${segments.join("")}`;
}

/** Only below the keywords that hold lists is a number an index: elsewhere it is a name, such as a status. */
function isIndex(token: string, at: At): boolean {
  return (
    /^\d+$/.test(token) &&
    new RegExp(`/(allOf|anyOf|oneOf|prefixItems|parameters)/${token}(/|$)`).test(at)
  );
}

function quoted(text: string): string {
  return `'${visible(text.replace(/[\\']/g, "\\$&"))}'`;
}
