import type { TypeContext } from "../emit/spell-type.js";

/** Types of models as members of one import: a model may be called as something that the file declares. */
export function modelsTogether({ imports }: TypeContext): TypeContext["imports"] {
  return {
    ...imports,
    type: (module, name) =>
      (module as string) === "./models"
        ? imports.member("./models", "models", name)
        : imports.type(module, name),
  };
}
