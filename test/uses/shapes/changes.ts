import { hospital, type Tree } from "./hospital.js";

/** A change of the document, and how its places are mended. */
export interface Change {
  name: string;
  edit(document: Tree): void;
  /** `mended`: `--fix` leaves nothing that does not compile; `open`: somebody has to decide. */
  fix: "mended" | "open";
  /** What the user says of it. */
  renamed?: readonly string[];
  /** Lines that are among those reported, whatever the compiler says. */
  reaches?: readonly string[];
}

/** The document with a change, as JSON. */
export function changed({ edit }: Change): string {
  const document = hospital();
  edit(document);
  return JSON.stringify(document);
}

function at(document: Tree, path: string): Tree {
  return path.split(" ").reduce((tree, key) => tree[key] as Tree, document);
}

function set(tree: Tree, key: string, value: unknown): void {
  (tree as Record<string, unknown>)[key] = value;
}

const schema = (document: Tree, name: string): Tree => at(document, `components schemas ${name}`);

function rename(tree: Tree, from: string, to: string): void {
  const entries = Object.entries(tree).map(([key, value]) => [key === from ? to : key, value]);
  for (const key of Object.keys(tree)) delete tree[key];
  Object.assign(tree, Object.fromEntries(entries));
  const required = tree["required"];
  if (Array.isArray(required))
    required.splice(
      0,
      required.length,
      ...required.map((each) => (each === from ? to : String(each))),
    );
}

function renameProperty(document: Tree, name: string, [from, to]: [string, string]): void {
  const model = schema(document, name);
  rename(model["properties"] as Tree, from, to);
  const required = (model["required"] ?? []) as unknown as string[];
  set(
    model,
    "required",
    required.map((each) => (each === from ? to : each)),
  );
}

function remove(document: Tree, name: string, property: string): void {
  const model = schema(document, name);
  delete (model["properties"] as Tree)[property];
  const required = (model["required"] ?? []) as unknown as string[];
  set(
    model,
    "required",
    required.filter((each) => each !== property),
  );
}

/** Each text in a document that is `from` becomes `to`. */
function replaceAll(document: Tree, from: string, to: string): void {
  for (const [key, value] of Object.entries(document)) {
    if ((value as unknown) === from) set(document, key, to);
    else if (typeof value === "object" && value !== null) replaceAll(value, from, to);
  }
}

const operations: Record<string, string> = {
  getBed: "paths /beds/{bedId} get",
  updateBed: "paths /beds/{bedId} patch",
  listBeds: "paths /beds get",
  createBed: "paths /beds post",
  getChart: "paths /beds/{bedId}/chart get",
};

const operation = (document: Tree, id: string): Tree => at(document, operations[id] ?? "");

/** What becomes of a change's places. */
type Outcome = Change["fix"] | Omit<Change, "edit" | "name">;

const change = (outcome: Outcome, name: string, edit: Change["edit"]): Change => ({
  name,
  edit,
  ...(typeof outcome === "string" ? { fix: outcome } : outcome),
});

const parameters = (document: Tree): Record<string, unknown>[] =>
  operation(document, "listBeds")["parameters"] as unknown as Record<string, unknown>[];

export const changes: readonly Change[] = [
  change(
    { fix: "mended", reaches: ["connection.ts:7", "connection.ts:12"] },
    "operation getBed is readBed",
    (document) => {
      set(operation(document, "getBed"), "operationId", "readBed");
    },
  ),
  change("mended", "operation listBeds is searchBeds", (document) => {
    set(operation(document, "listBeds"), "operationId", "searchBeds");
  }),
  change("open", "operation getChart is gone", (document) => {
    delete at(document, "paths")["/beds/{bedId}/chart"];
  }),
  change("mended", "property door_name is door_label", (document) => {
    for (const name of ["Bed", "NewBed"])
      renameProperty(document, name, ["door_name", "door_label"]);
  }),
  change("mended", "property Guest.full_name is name_in_full", (document) => {
    renameProperty(document, "Guest", ["full_name", "name_in_full"]);
  }),
  change("open", "property Bed.guest is gone", (document) => {
    remove(document, "Bed", "guest");
  }),
  change("open", "property Bed.weight is a text", (document) => {
    set(at(schema(document, "Bed"), "properties"), "weight", { type: "string" });
  }),
  change("open", "property Bed.door_name may be left out", (document) => {
    set(schema(document, "Bed"), "required", ["id", "state", "kind"]);
  }),
  change("open", "property Bed.door_name may be null", (document) => {
    set(at(schema(document, "Bed"), "properties door_name"), "type", ["string", "null"]);
  }),
  change("open", "property NewBed.floor is required", (document) => {
    set(at(schema(document, "NewBed"), "properties"), "floor", { type: "string" });
    set(schema(document, "NewBed"), "required", ["door_name", "floor"]);
  }),
  change("mended", "property NewBed.floor is required, with a default", (document) => {
    set(at(schema(document, "NewBed"), "properties"), "floor", { type: "string", default: "1" });
    set(schema(document, "NewBed"), "required", ["door_name", "floor"]);
  }),
  change("mended", "property Guest.phone is in Guest.contact", (document) => {
    const guest = schema(document, "Guest");
    const phone = at(guest, "properties phone");
    delete at(guest, "properties")["phone"];
    set(at(guest, "properties"), "contact", { type: "object", properties: { phone } });
  }),
  change(
    { fix: "mended", renamed: ["BedState.IN_USE=OCCUPIED"] },
    "value IN_USE is OCCUPIED",
    (document) => {
      replaceAll(document, "IN_USE", "OCCUPIED");
    },
  ),
  change("open", "value SHUT is gone", (document) => {
    set(schema(document, "BedState"), "enum", ["FREE", "IN_USE"]);
  }),
  change("open", "value CLEAN is new", (document) => {
    set(schema(document, "BedState"), "enum", ["FREE", "IN_USE", "SHUT", "CLEAN"]);
  }),
  change(
    { fix: "open", reaches: ["kinds.ts:4", "kinds.ts:6"] },
    "the open enum BedKind closes",
    (document) => {
      delete schema(document, "BedKind")["anyOf"];
      Object.assign(schema(document, "BedKind"), { type: "string", enum: ["child", "adult"] });
    },
  ),
  change("mended", "model Bed is Berth", (document) => {
    rename(at(document, "components schemas"), "Bed", "Berth");
    replaceAll(document, "#/components/schemas/Bed", "#/components/schemas/Berth");
  }),
  change("mended", "parameter ward_name is ward", (document) => {
    const [ward] = parameters(document).filter((each) => each["name"] === "ward_name");
    if (ward) ward["name"] = "ward";
  }),
  change("mended", "parameter bedId is bed", (document) => {
    for (const [path, item] of Object.entries(at(document, "paths"))) {
      delete at(document, "paths")[path];
      set(at(document, "paths"), path.replace("{bedId}", "{bed}"), item);
    }
    replaceAll(document, "bedId", "bed");
  }),
  change("open", "parameter ward_name is a number", (document) => {
    const [ward] = parameters(document).filter((each) => each["name"] === "ward_name");
    if (ward) ward["schema"] = { type: "integer" };
  }),
  change("open", "parameter floor is required", (document) => {
    parameters(document).push({
      name: "floor",
      in: "query",
      required: true,
      schema: { type: "string" },
    });
  }),
  change("open", "updateBed answers no 409", (document) => {
    delete at(operation(document, "updateBed"), "responses")["409"];
  }),
  change("open", "updateBed answers 412 in place of 409", (document) => {
    rename(at(operation(document, "updateBed"), "responses"), "409", "412");
  }),
  change("open", "property Taken.taken_by is gone", (document) => {
    remove(document, "Taken", "taken_by");
  }),
  change("open", "getBed needs the scope beds:show", (document) => {
    set(operation(document, "getBed"), "security", [{ Key: ["beds:show"] }]);
  }),
  change("mended", "getChart is of the beds", (document) => {
    set(operation(document, "getChart"), "tags", ["beds"]);
  }),
  change("open", "getChart is a text", (document) => {
    const { responses } = operation(document, "getChart");
    set(at(responses as Tree, "200"), "content", { "text/plain": { schema: { type: "string" } } });
  }),
  change("open", "listBeds has no pages", (document) => {
    delete operation(document, "listBeds")["x-pagination"];
  }),
  change("mended", "the items of listBeds are in bed_items", (document) => {
    const list = at(
      operation(document, "listBeds"),
      "responses 200 content application/json schema",
    );
    rename(list["properties"] as Tree, "items", "bed_items");
    set(list, "required", ["bed_items"]);
    set(at(operation(document, "listBeds"), "x-pagination"), "items", "bed_items");
  }),
];
