import { any, never, type Member, type ObjectShape, type Shape } from "./shape.js";

/** What all of some shapes ask for together. Objects of which nothing else is asked become one. */
export function all(parts: readonly Shape[]): Shape {
  const flat = parts.flatMap((part) => (part.kind === "all" ? part.parts : [part]));
  if (flat.some(({ kind }) => kind === "never")) return never;
  const found: Shape[] = [];
  for (const part of flat) {
    if (part.kind === "any") continue;
    const index = found.findIndex((other) => isPlain(other));
    const other = found[index];
    if (other !== undefined && isPlain(part) && isPlain(other)) found[index] = both(other, part);
    else found.push(part);
  }
  const [only, ...others] = found;
  if (only === undefined) return any;
  return others.length === 0 ? only : { kind: "all", parts: found };
}

/** True for an object that may have any other properties: what is said of its own can be said of more. */
function isPlain(shape: Shape): shape is ObjectShape {
  return (
    shape.kind === "object" &&
    shape.others.kind === "any" &&
    shape.patterns.length === 0 &&
    shape.names === undefined
  );
}

function both(a: ObjectShape, b: ObjectShape): ObjectShape {
  const members = new Map(a.members.map((member) => [member.name, member]));
  for (const member of b.members) {
    const other = members.get(member.name);
    members.set(member.name, other === undefined ? member : bothMembers(other, member));
  }
  const min = Math.max(a.min ?? 0, b.min ?? 0);
  const max = Math.min(a.max ?? Infinity, b.max ?? Infinity);
  const dependent = { ...a.dependent };
  for (const [name, names] of Object.entries(b.dependent ?? {})) {
    dependent[name] = [...new Set([...(dependent[name] ?? []), ...names])];
  }
  return {
    ...a,
    members: [...members.values()],
    ...(min > 0 && { min }),
    ...(max < Infinity && { max }),
    ...(Object.keys(dependent).length > 0 && { dependent }),
  };
}

function bothMembers(a: Member, b: Member): Member {
  const { name } = a;
  return { name, shape: all([a.shape, b.shape]), isRequired: a.isRequired || b.isRequired };
}
