import type { ts } from "ts-morph";
import type { Context } from "../context.js";
import { cut, insert, keyText, type Edit } from "./edit.js";
import { memberText, nameEdits, type MemberName, type PlaceOf } from "./member-names.js";

/**
 * A member of a literal or of a pattern goes into the object that holds it now: into the one that is written there, or
 * into a new one, together with others of it.
 */
export function moveEdits(
  { compiler }: Pick<Context, "compiler">,
  node: MemberName,
  placeOf: PlaceOf,
): Edit[] {
  const to = placeOf(node);
  const member = node.parent;
  const holder = member.parent;
  if (to?.outer === undefined) return [];
  const isPattern = compiler.isObjectBindingPattern(holder);
  if (!isPattern && !compiler.isObjectLiteralExpression(holder)) return [];
  const all: readonly ts.Node[] = isPattern ? holder.elements : holder.properties;
  const moved = all.filter((each) => {
    const key = keyOf({ compiler }, each);
    return key !== undefined && placeOf(key)?.outer === to.outer;
  });
  const named = to.name === node.text ? [] : nameEdits({ compiler }, node, to.name);
  const there = isPattern
    ? undefined
    : all.find((each) => keyOf({ compiler }, each)?.text === to.outer);
  if (there !== undefined) {
    const moved = memberText(member, node, to.name);
    return intoThere({ compiler }, member, { there, all, moved });
  }
  const [first, last] = [moved[0], moved.at(-1)];
  // What may be left out is taken apart as if it were empty.
  const close = isPattern && to.isOptional ? " } = {}" : " }";
  const isTogether = all
    .slice(all.indexOf(first ?? member))
    .slice(0, moved.length)
    .every((each, index) => each === moved[index]);
  if (isTogether) {
    return [
      ...(member === first ? [insert(node, member.getStart(), `${keyText(to.outer)}: { `)] : []),
      ...named,
      ...(member === last ? [insert(node, member.end, close)] : []),
    ];
  }
  if (member !== first) return [removal(all, member)];
  const texts = moved.map((each) => {
    const key = keyOf({ compiler }, each);
    return key === undefined ? "" : memberText(each, key, placeOf(key)?.name ?? key.text);
  });
  return [
    {
      ...cut(node, member.getStart(), member.end),
      text: `${keyText(to.outer)}: { ${texts.join(", ")}${close}`,
    },
  ];
}

function keyOf({ compiler }: Pick<Context, "compiler">, node: ts.Node): MemberName | undefined {
  const key = compiler.isBindingElement(node)
    ? (node.propertyName ?? node.name)
    : compiler.isObjectLiteralElementLike(node)
      ? node.name
      : undefined;
  return key && (compiler.isIdentifier(key) || compiler.isStringLiteralLike(key)) ? key : undefined;
}

interface Written {
  /** The member whose value is the object. */
  there: ts.Node;
  all: readonly ts.Node[];
  /** The member as it is written there. */
  moved: string;
}

/** Into an object literal that is there; where something else stands there, the compiler will tell. */
function intoThere(
  { compiler }: Pick<Context, "compiler">,
  member: ts.Node,
  { there, all, moved }: Written,
): Edit[] {
  const isShort = compiler.isShorthandPropertyAssignment(there);
  const value = compiler.isPropertyAssignment(there) ? there.initializer : undefined;
  if (value !== undefined && compiler.isObjectLiteralExpression(value)) {
    const last = value.properties.at(-1);
    const glue = last === undefined ? " " : ", ";
    const at = last === undefined ? value.getStart() + 1 : last.end;
    return [removal(all, member), insert(member, at, `${glue}${moved}${last ? "" : " "}`)];
  }
  if (isShort) {
    const { name } = there;
    return [removal(all, member), insert(there, name.end, `: { ...${name.text}, ${moved} }`)];
  }
  if (value === undefined) return [];
  return [
    removal(all, member),
    insert(there, value.getStart(), "{ ..."),
    insert(there, value.end, `, ${moved} }`),
  ];
}

/** Takes a member out of its list, with the comma and the blanks that belong to it. */
export function removal(all: readonly ts.Node[], member: ts.Node): Edit {
  const index = all.indexOf(member);
  const [before, after] = [all[index - 1], all[index + 1]];
  if (after !== undefined) return cut(member, member.getStart(), after.getStart());
  return before === undefined
    ? cut(member, member.getStart(), member.end)
    : cut(member, before.end, member.end);
}
