import { join } from "node:path";
import ts from "typescript";
import { expect, expectTypeOf, test } from "vitest";
import { bindClient, type BoundClient } from "../generated/src/bind-client.js";
import type { listPatients } from "../generated/src/index.js";
import {
  appointmentStatusValues,
  getPatient,
  type AppointmentStatusInput,
} from "../generated/src/index.js";
import { fakeClient } from "../generated/src/testing.js";
import { boundNames } from "../src/model/names/bound-names.js";
import { root } from "./program.js";

const patient = { id: "1", name: "Jane Doe", created_at: "2026-03-15T09:30:00.000Z" };

test("the members call the functions, with what the functions take and give", async () => {
  const client = fakeClient({
    getPatient: { data: patient },
    listPatients: { data: [patient], meta: { page: 1, limit: 20, total_pages: 1 } },
  });
  const api = bindClient(client);
  expect(await api.patients.get({ patientId: "1" })).toEqual(
    await getPatient(client, { patientId: "1" }),
  );
  expect(await api.patients.list({ limit: 20 })).toMatchObject({ ok: true, data: [patient] });
  expect(await api.patients.listAll({ limit: 20 }).toArray()).toEqual([patient]);
  expect(client.calls.map(({ operation }) => operation)).toEqual([
    ...["getPatient", "getPatient", "listPatients", "listPatients"],
  ]);
  type List = typeof listPatients;
  expectTypeOf(api.patients.list).toEqualTypeOf<
    (request?: Parameters<List>[1], options?: Parameters<List>[2]) => ReturnType<List>
  >();
  // @ts-expect-error a parameter that the operation does not have
  const wrong: Parameters<typeof api.patients.get>[0] = { id: "1" };
  expect(wrong).toBeDefined();
});

test("every function is a member, and says what it does", () => {
  const file = join(root, "generated", "src", "bind-client.ts");
  const compiler = ts.createProgram([file], { noEmit: true, skipLibCheck: true, types: [] });
  const checker = compiler.getTypeChecker();
  const source = compiler.getSourceFile(file) as ts.SourceFile;
  const declared = source.statements.filter(ts.isInterfaceDeclaration);
  const docs = declared
    .filter(({ name }) => /^Bound(?!Client)/.test(name.text))
    .flatMap(({ members }) => [...members])
    .map((member) => checker.getSymbolAtLocation(member.name as ts.Node))
    .map((symbol) => ts.displayPartsToString(symbol?.getDocumentationComment(checker)));
  const api = bindClient(fakeClient());
  expect(docs).toHaveLength(Object.values(api).flatMap((each) => Object.keys(each)).length);
  expect(docs.filter((doc) => doc === "")).toEqual([]);
  expect(docs.filter((doc) => doc.startsWith("List patients."))).toHaveLength(1);
});

test("the name of the resource is not said again, but where it says what is meant", () => {
  const bound = (file: string, ...names: string[]): string[] => [
    ...boundNames(names, file).values(),
  ];
  expect(bound("patients", "listPatients", "listAllPatients", "findPatientByExternalId")).toEqual([
    ...["list", "listAll", "findByExternalId"],
  ]);
  expect(bound("special-events", "publishSpecialEvent", "getSpecials")).toEqual([
    ...["publish", "getSpecials"],
  ]);
  expect(bound("issues", "issuesListForRepo", "issues")).toEqual(["listForRepo", "issues"]);
  expect(bound("documents", "deletePatientDocument")).toEqual(["deletePatientDocument"]);
  expect(bound("categories", "getCategory", "deleteCategoryItem")).toEqual(["get", "deleteItem"]);
  // Alike without it, or taken for a promise: they stay as they are.
  expect(bound("pets", "listPets", "petsList", "list")).toEqual(["listPets", "petsList", "list"]);
  expect(bound("pets", "thenPets", "getPet")).toEqual(["thenPets", "get"]);
  expect(bound("pets", "$pets", "__pets", "pets")).toEqual(["$pets", "__pets", "pets"]);
});

test("the values of an enum are those that its type for sending takes", () => {
  expect(appointmentStatusValues).toEqual(["SCHEDULED", "COMPLETED", "CANCELLED", "NO_SHOW"]);
  expectTypeOf<(typeof appointmentStatusValues)[number]>().toEqualTypeOf<AppointmentStatusInput>();
  expectTypeOf<keyof BoundClient>().toEqualTypeOf<
    "appointments" | "documents" | "notes" | "patients"
  >();
});
