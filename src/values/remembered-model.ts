import type { Ajv2020, ErrorObject, FuncKeywordDefinition } from "ajv/dist/2020.js";

/** The keyword that holds a value against a model once for each place, however many references lead there. */
export const rememberedModel = "x-remembered-model";

/**
 * Gives ajv the keyword. Its value is the address of a schema. Where models name each other again and again, `$ref`
 * would hold a value against the same one without an end. What the keyword cannot do is tell `unevaluatedProperties`
 * which properties the model has evaluated.
 *
 * @param memory to be emptied before each check
 */
export function rememberModels(ajv: Ajv2020, memory: Map<string, boolean>): void {
  const keyword: FuncKeywordDefinition = {
    keyword: rememberedModel,
    schemaType: "string",
    errors: "full",
    compile: (id: string) => {
      const check: ReturnType<NonNullable<FuncKeywordDefinition["compile"]>> = (data, at) => {
        const { instancePath = "" } = at ?? {};
        const key = `${id} ${instancePath}`;
        const known = memory.get(key);
        if (known !== undefined) {
          if (!known) check.errors = [{ ...again, instancePath }];
          return known;
        }
        const validate = ajv.getSchema(id);
        const isValid = validate === undefined || validate(data, at) === true;
        if (!isValid) check.errors = validate.errors ?? [];
        memory.set(key, isValid);
        return isValid;
      };
      return check;
    },
  };
  ajv.addKeyword(keyword);
}

/** What is wrong with the value has been said where it was found. */
const again: Omit<ErrorObject, "instancePath"> = {
  keyword: rememberedModel,
  schemaPath: `#/${rememberedModel}`,
  params: {},
  message: "is not valid, as said",
};
