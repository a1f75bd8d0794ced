import type { Model } from "../../model/api.js";
import type { NamedModels } from "../../model/schema/references.js";
import { isUnion, modelsIn, readLines } from "./inline-reads.js";
import { enumLines, writeLines } from "./inline-writes.js";
import { lostToReaders, lostToWriters } from "./lost-keys.js";
import type { ProbeLine } from "./probe.js";

/** The models of both documents. */
export interface ModelSides {
  base: NamedModels;
  head: NamedModels;
}

/** Uses a model as it is used: read and written property by property, switched over. */
export function modelProbes(model: Model, models: ModelSides): ProbeLine[] {
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
  if (!models.head.has(model.name)) return lines;
  if (model.read) lines.push(...reading(model, models, line));
  if (model.written) lines.push(...writing(model, models, line));
  return lines;
}

type MakeLine = (code: string, use: string, coarse: boolean) => ProbeLine;

function reading(
  { name, schema, at }: Model,
  { base, head }: ModelSides,
  line: MakeLine,
): ProbeLine[] {
  const spelled = { schema, at, value: `value<New.${name}>()`, type: `Old.${name}`, name };
  const now = head.get(name)?.schema;
  const parts = isUnion(schema)
    ? []
    : readLines({ ...spelled, now }, { owner: `model ${name}`, models: base, nowModels: head });
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
  { base, head }: ModelSides,
  line: MakeLine,
): ProbeLine[] {
  const type = split ? inputName : name;
  const origin = { owner: `model ${name}`, models: base, nowModels: head };
  const written = { schema, at, type: `Old.${type}`, name: type, now: head.get(name)?.schema };
  const lines = [
    ...(isUnion(schema) ? [] : writeLines(written, origin)),
    line(`{ const written: New.${type} = value<Old.${type}>(); }`, `writes a \`${type}\``, true),
    line(`{ ${lostToWriters(`Old.${type}`)} }`, `writes the members of \`${type}\``, false),
  ];
  if (!isUnion(schema)) {
    lines.push(...enumLines(written, origin));
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
