import type { AddParameters } from "../contract/draft.js";
import { Invalid } from "../failures/invalid.js";

/**
 * For operations whose method is none that every platform knows: refuses it where it would not go out as it is. Bun sends
 * such a method as GET, and workerd none.
 */
export const ownMethod: AddParameters = ({ method }) => {
  if (methodSent(method) !== method) throw new Invalid("method", "is none that this runtime sends");
};

function methodSent(method: string): string {
  try {
    return new Request("http://localhost", { method }).method;
  } catch {
    return "";
  }
}
