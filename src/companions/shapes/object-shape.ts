import type { Schema } from "../../model/schema/schema.js";
import { matchesPattern, readPattern } from "../../values/linear-pattern.js";
import { all } from "./all.js";
import { any, type Member, type ObjectShape, type Shape } from "./shape.js";

interface ObjectContext {
  shape: (part: Schema) => Shape;
  /** True for a property that need not be there, since only the other side has it. */
  isUnsent: (name: string) => boolean;
}

/** What is asked of an object. */
export function objectShape(schema: Schema, { shape, isUnsent }: ObjectContext): ObjectShape {
  const { properties = {}, patternProperties = {}, additionalProperties, required = [] } = schema;
  const { propertyNames, minProperties = 0, maxProperties, dependentRequired = {} } = schema;
  const isRequired = (name: string): boolean => required.includes(name) && !isUnsent(name);
  const patterns = Object.entries(patternProperties)
    .filter(([pattern]) => readPattern(pattern) !== "mistaken")
    .map(([pattern, part]) => ({ pattern, shape: shape(part) }))
    .filter((each) => each.shape.kind !== "any" || additionalProperties !== undefined);
  const others = additionalProperties === undefined ? any : shape(additionalProperties);
  const declared = Object.entries(properties).map(([name, part]): Member => ({
    name,
    shape: shape(part),
    isRequired: isRequired(name),
  }));
  const undeclared = [...new Set(required)]
    .filter((name) => !Object.hasOwn(properties, name) && !isUnsent(name))
    .map((name): Member => {
      const own = patterns.filter(({ pattern }) => matchesPattern(pattern, name) === true);
      const said = own.length === 0 ? others : all(own.map((each) => each.shape));
      return { name, shape: said, isRequired: true };
    });
  const names = propertyNames && shape(propertyNames);
  const isNamed = names !== undefined && names.kind !== "any" && !isAnyText(names);
  const dependent = Object.entries(dependentRequired).filter(([, needed]) => needed.length > 0);
  return {
    kind: "object",
    members: [...declared, ...undeclared],
    patterns,
    others,
    ...(isNamed && { names }),
    ...(minProperties > 0 && { min: minProperties }),
    ...(maxProperties !== undefined && { max: maxProperties }),
    ...(dependent.length > 0 && { dependent: Object.fromEntries(dependent) }),
  };
}

function isAnyText(shape: Shape): boolean {
  return shape.kind === "text" && Object.keys(shape).length === 1;
}
