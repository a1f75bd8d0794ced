import type { ts } from "ts-morph";
import type { Operation } from "../../model/api.js";
import type { CallSite, Given } from "./origin.js";
import type { Rewriting } from "./rewriting.js";

/** The request and the options of a call, as texts; undefined where there are none. */
export interface RequestTexts {
  request: string | undefined;
  options: string | undefined;
}

/** Options of `fetch` that calls of ours take together. */
const fetchOptions =
  /^(cache|credentials|dispatcher|integrity|keepalive|mode|next|priority|referrer|referrerPolicy|window)$/;

/**
 * What a call is given: parameters and the body side by side, each by its name in the client. A text instead says why that
 * cannot be.
 */
export function requestTexts(
  { operation, given, node }: CallSite,
  rewriting: Rewriting,
): RequestTexts | string {
  const members: string[] = [];
  const own: string[] = [];
  const ofFetch: string[] = [];
  for (const each of given) {
    if (each.part === "option") {
      const text = memberText(each, each.name, rewriting);
      (fetchOptions.test(each.name ?? "") ? ofFetch : own).push(text);
    } else if (each.part === "body") members.push(memberText(each, "body", rewriting));
    else {
      const text = parameterText(each, operation, rewriting);
      if (typeof text !== "string") return text.why;
      members.push(text);
    }
  }
  if (ofFetch.length > 0) own.push(`fetchOptions: { ${ofFetch.join(", ")} }`);
  return { request: literalOf(members, node), options: literalOf(own, node) };
}

function parameterText(
  given: Given,
  { id, parameters }: Operation,
  rewriting: Rewriting,
): string | { why: string } {
  const places = parameters.filter((each) => each.in === given.part);
  if (given.name === undefined) {
    const renamed = places.find(({ name, key }) => name !== key);
    return renamed === undefined
      ? memberText(given, undefined, rewriting)
      : {
          why: `The parameter ${renamed.name} is called ${renamed.key}, and is put together elsewhere`,
        };
  }
  const found =
    places.find(({ name }) => name === given.name) ??
    places.find(
      ({ name }) => given.part === "header" && name.toLowerCase() === given.name?.toLowerCase(),
    );
  if (found === undefined)
    return { why: `${id} has no parameter ${given.name} in the ${given.part}` };
  return memberText(given, found.key, rewriting);
}

/** A member of an object literal, with the comments that stand beside it. */
function memberText(given: Given, name: string | undefined, rewriting: Rewriting): string {
  const { value, member, comments = [] } = given;
  const lead = comments.map((each) => `${each}${each.startsWith("//") ? "\n" : " "}`).join("");
  const text =
    outdented(rewriting.textOf(value), value) + (member === undefined ? "" : `.${member}`);
  if (name === undefined) return `${lead}...${text}`;
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return `${lead}${text === key ? key : `${key}: ${text}`}`;
}

/** A value of several lines moves with its first. */
function outdented(text: string, node: ts.Node): string {
  const lines = text.split("\n");
  if (lines.length === 1) return text;
  const indent = indentOf(node);
  return lines
    .map((line, index) => (index > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
    .join("\n");
}

/** How far the line is indented that a node begins in. */
export function indentOf(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const line = text.lastIndexOf("\n", node.getStart() - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line))?.[0] ?? "";
}

/** On one line where it was on one, or is short. */
function literalOf(members: readonly string[], node: ts.Node): string | undefined {
  const [only] = members;
  if (only === undefined) return undefined;
  if (members.length === 1 && /^\.\.\.[\w$]+(\.[\w$]+)*$/.test(only)) return only.slice(3);
  const line = `{ ${members.join(", ")} }`;
  const wasOneLine = !node.getText().includes("\n");
  const hasComment = /(^|\n)\s*\/\//.test(line);
  if (!hasComment && !line.includes("\n") && (wasOneLine || line.length <= 60)) return line;
  const inner = `${indentOf(node)}  `;
  const body = members.map((each) => `${inner}${each.replaceAll("\n", `\n${inner}`)},\n`).join("");
  return `{\n${body}${indentOf(node)}}`;
}
