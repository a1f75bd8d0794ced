import type { Output } from "../emit/output.js";
import { codeFile, type EmitContext } from "../emit/code-file.js";
import type { EmitOptions } from "../emit/emit.js";
import { modelsByName } from "../model/schema/references.js";
import type { Api } from "../model/api.js";
import { takenFiles } from "../model/operations/resources.js";
import type { Companion } from "./companion.js";

/** Api → Output[]: the files beside the client. */
export async function emitCompanions(
  companions: readonly Companion[],
  api: Api,
  { layout, importExtension }: Pick<EmitOptions, "importExtension" | "layout">,
): Promise<Output[]> {
  const models = modelsByName(api.models);
  const outputs: Output[] = [];
  for (const companion of companions) {
    // What a companion asks to be declared or exported is of no effect: the client has been decided.
    const context: EmitContext = {
      api,
      models,
      extension: importExtension,
      folder: layout === "package" ? "src/" : "",
      declarations: new Map(),
      runtimeNames: new Map(),
    };
    const name = companionFile(companion, api);
    outputs.push(
      await companion.emit(api, {
        models,
        file: (statements) => codeFile(name, context, statements),
      }),
    );
  }
  return outputs;
}

/** The file of a companion, without `.ts`: a tag may have taken its name, or the client itself. */
export function companionFile({ name }: Pick<Companion, "name">, { resources }: Api): string {
  const isTaken = takenFiles.test(name) || resources.some(({ file }) => file === name);
  return isTaken ? `${name}-companion` : name;
}
