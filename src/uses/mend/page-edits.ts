import type { ts } from "ts-morph";
import { matchOperations } from "../../diff/match-operations.js";
import type { Api, Operation, Pagination } from "../../model/api.js";
import type { Context } from "../context.js";
import { literalOf } from "../literal-of.js";
import type { Use } from "../use.js";
import { keyText, replace, type Edit } from "./edit.js";
import { removal } from "./literal-edits.js";
import { nodeAt } from "../node-at.js";

/** A list that is paged in another way. */
interface Repaged {
  base: Pagination;
  head: Pagination;
  /** How many items a page had where nobody said. */
  size?: number;
}

/**
 * Requests for a page of a list that is paged in another way: the first page is what one gets without asking for it, and
 * where a page begins is told by its number. What leads to any other page, only an answer of the new kind says.
 */
export function pageEdits(
  context: Context,
  uses: readonly Use[],
  { base, head }: { base: Api; head: Api },
): Edit[] {
  const { compiler } = context;
  const lists = repagedIn(base, head);
  if (lists.size === 0) return [];
  return uses.flatMap((use) => {
    const list = lists.get(use.part);
    const source = context.program.getSourceFile(use.file);
    const node = list && source && nodeAt(context, source, use);
    if (list === undefined || node === undefined || use.kind !== "sends") return [];
    const member = node.parent;
    const { parent } = member;
    if (!compiler.isObjectLiteralExpression(parent)) return [];
    const value = compiler.isPropertyAssignment(member)
      ? member.initializer
      : compiler.isShorthandPropertyAssignment(member)
        ? member.name
        : undefined;
    if (value === undefined) return [];
    const first = list.base.style === "offset" ? 0 : (list.base.first ?? 1);
    if (literalOf(context, value) === first) return [removal(parent.properties, member)];
    const offset = offsetOf(context, value, { list, parent, first });
    return offset === undefined ? [] : [replace(member, offset)];
  });
}

/** By `ListPatientsRequest.page`. */
function repagedIn(base: Api, head: Api): Map<string, Repaged> {
  const pairs = matchOperations(base, head).pairs;
  return new Map(
    pairs.flatMap(({ base: from, head: to }): [string, Repaged][] => {
      const [before, after] = [from.pagination, to.pagination];
      if (before?.position === undefined || after === undefined || before.style === after.style)
        return [];
      const size = sizeOf(from, before);
      const list = { base: before, head: after, ...(size !== undefined && { size }) };
      return [[`${from.requestType}.${before.position}`, list]];
    }),
  );
}

function sizeOf({ parameters }: Operation, { limit }: Pagination): number | undefined {
  const value = parameters.find(({ key }) => key === limit)?.schema.default;
  return typeof value === "number" ? value : undefined;
}

interface Where {
  list: Repaged;
  parent: ts.ObjectLiteralExpression;
  first: number;
}

/** How many items stand before a page, where pages had numbers: `offset: (page - 1) * limit`. */
function offsetOf(
  context: Context,
  value: ts.Expression,
  { list: { base, head, size }, parent, first }: Where,
): string | undefined {
  if (base.style !== "page" || head.style !== "offset" || head.position === undefined)
    return undefined;
  const number = literalOf(context, value);
  const limit = limitIn(context, parent, base.limit);
  const items = limit?.text ?? size;
  if (items === undefined) return undefined;
  const known = limit?.value ?? size;
  const key = keyText(head.position);
  if (typeof number === "number" && known !== undefined)
    return `${key}: ${(number - first) * known}`;
  const text = value.getText();
  const page = /^[\w$.]+$/.test(text) ? text : `(${text})`;
  return `${key}: ${first === 0 ? page : `(${page} - ${first})`} * ${items}`;
}

/** What a request says of the number of items, as it is written; undefined where that is more than a name. */
function limitIn(
  context: Context,
  { properties }: ts.ObjectLiteralExpression,
  name: string | undefined,
): { text: string; value?: number } | undefined {
  const { compiler } = context;
  const found = properties.find((each) => name !== undefined && each.name?.getText() === name);
  if (found === undefined) return undefined;
  const node = compiler.isPropertyAssignment(found) ? found.initializer : found.name;
  const text = node?.getText() ?? "";
  const value = node && literalOf(context, node);
  if (!/^[\w$.]+$/.test(text)) return { text: `(${text})` };
  return { text, ...(typeof value === "number" && { value }) };
}
