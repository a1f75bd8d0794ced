import type { Model } from "../../model/api.js";
import type { Models } from "../../model/schema-lookup.js";
import { enumLines, isUnion, modelsIn, readLines, writeLines } from "./inline-reads.js";
import { lostToReaders, lostToWriters } from "./lost-keys.js";
import type { ProbeLine } from "./probe.js";

/** Uses a model as it is used: read property by property, written as a literal, switched over. */
export function modelProbes(model: Model, models: Models): ProbeLine[] {
  const owner = `model ${model.name}`;
  const used = modelsIn(model.schema);
  const line = (code: string, use: string, coarse: boolean): ProbeLine => ({
    code,
    use,
    at: model.at,
    owner,
    models: used,
    coarse,
  });
  const lines = [line(`{ type Named = New.${model.name}; }`, `imports \`${model.name}\``, false)];
  if (model.read) lines.push(...reading(model, models, line));
  if (model.written) lines.push(...writing(model, models, line));
  return lines;
}

type MakeLine = (code: string, use: string, coarse: boolean) => ProbeLine;

function reading({ name, schema, at }: Model, models: Models, line: MakeLine): ProbeLine[] {
  const spelled = { schema, at, value: `value<New.${name}>()`, type: `Old.${name}`, name };
  const parts = isUnion(schema) ? [] : readLines(spelled, { owner: `model ${name}`, models });
  return [
    ...parts,
    line(`{ const read: Old.${name} = value<New.${name}>(); }`, `reads a \`${name}\``, true),
    line(
      `{ ${lostToReaders(`Old.${name}`)} }`,
      `reads the members of \`${name}\``,
      parts.length > 0,
    ),
  ];
}

function writing(
  { name, inputName, split, schema, at }: Model,
  models: Models,
  line: MakeLine,
): ProbeLine[] {
  const type = split ? inputName : name;
  const owner = { owner: `model ${name}`, models };
  const parts = isUnion(schema)
    ? []
    : writeLines({ schema, at, type: `Old.${type}`, name: type }, owner);
  const literal =
    parts.length === 0
      ? []
      : [
          line(`{ const written: New.${type} = {`, `writes a \`${type}\``, false),
          ...parts,
          line("}; }", `writes a \`${type}\``, false),
        ];
  const lines = [
    ...literal,
    line(`{ const written: New.${type} = value<Old.${type}>(); }`, `writes a \`${type}\``, true),
    line(`{ ${lostToWriters(`Old.${type}`)} }`, `writes the members of \`${type}\``, false),
  ];
  if (!isUnion(schema)) {
    lines.push(...enumLines({ schema, at, type: `Old.${type}`, name: type }, owner));
  }
  if (schema.enum !== undefined) {
    lines.push(
      line(
        `{ const every: Old.${type} = value<New.${type}>(); }`,
        `switches over \`${type}\``,
        false,
      ),
    );
  }
  return lines;
}
