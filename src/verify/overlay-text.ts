import { parseDocument, stringify } from "yaml";
import type { Json } from "../json/json.js";
import { splitAt, type At } from "../json/pointer.js";
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
    const document = parseDocument(before);
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
  return stringify(overlay, { lineWidth: 0, aliasDuplicateObjects: false });
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
  return `'${text.replace(/[\\']/g, "\\$&").replace(/[\u0000-\u001f]/g, escaped)}'`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
