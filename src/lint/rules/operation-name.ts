import type { Rule } from "../rule.js";

/** Verbs that an operationId may begin with. */
const verbs = new Set(
  (
    "accept add approve archive assign attach cancel check close complete confirm copy count create delete detach " +
    "disable download enable end export find generate get import invite link list lock lookup mark merge move open " +
    "patch preview publish put query read refund reject release remove rename reopen replace reschedule reset restore " +
    "resume retry revoke rotate run schedule search send set share sign start stop submit subscribe suspend sync test " +
    "transfer trigger unarchive unassign unlink unlock unshare unsubscribe update upload upsert validate verify"
  ).split(" "),
);

/** Operations that are not named like the functions they become. */
export const operationName: Rule = {
  id: "operation-name",
  severity: "error",
  title: "An operationId is camelCase and begins with a verb",
  explain:
    "It becomes the name of a function, as in listPatients and createPatient. Operations that do the same should " +
    "begin with the same verb. Asked only of documents that keep `x-evidence` at their root.",
  example: {
    before: [
      "x-evidence: { is: documented, page: pets }",
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: pets_list",
      '      responses: { "200": { description: Pets. } }',
    ],
    after: [
      "x-evidence: { is: documented, page: pets }",
      "paths:",
      "  /pets:",
      "    get:",
      "      operationId: listPets",
      '      responses: { "200": { description: Pets. } }',
    ],
  },
  check: ({ api, keepsEvidence }) =>
    keepsEvidence
      ? api.operations.flatMap(({ id, at, method, path }) => {
          const todo = "Rename it, such as listThings, getThing or createThing.";
          if (id === `${method} ${path}`) return [];
          if (!/^[a-z]+([A-Z][a-z0-9]*)+$/.test(id)) {
            const what = `The operationId ${JSON.stringify(id)} is not a verb and a noun in camelCase`;
            return [{ at: `${at}/operationId`, what, todo }];
          }
          const [verb = ""] = /^[a-z]+/.exec(id) ?? [];
          const what = `The operationId ${JSON.stringify(id)} does not begin with a verb`;
          return verbs.has(verb) ? [] : [{ at: `${at}/operationId`, what, todo }];
        })
      : [],
};
