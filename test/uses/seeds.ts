import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../program.js";
import { spec } from "./head-document.js";

type Json = Record<string, never>;

/** A schema, as these changes look at it. */
interface Schema {
  [keyword: string]: unknown;
  required?: string[];
  properties: Record<string, Schema>;
}

interface Operation {
  [field: string]: unknown;
  operationId: string;
  parameters?: Json[];
  responses: Record<string, Json>;
  requestBody: { content: Record<string, { schema: unknown }> };
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Record<string, unknown>;
}

/** The description of Healos, to be changed. */
export interface Seeded {
  paths: Record<string, Record<string, Operation>>;
  schemas: Record<string, Schema>;
  parameters: Record<string, Parameter>;
  /** The operation of an id. */
  operation(id: string): Operation;
}

/** A change of the description. */
export interface Seed {
  name: string;
  edit(document: Seeded): void;
  /** What becomes of a text of the file that says how the API behaves. */
  behaviour?: readonly [from: string, to: string];
}

/** The description with changes, as JSON. */
export function seeded(seeds: readonly Seed[]): string {
  const document = parse(spec) as Pick<Seeded, "paths"> & {
    components: Pick<Seeded, "parameters" | "schemas">;
  };
  const { paths, components } = document;
  const operation = (id: string): Operation => {
    const all = Object.values(paths).flatMap((path) => Object.values(path));
    const found = all.find(({ operationId }) => operationId === id);
    if (found === undefined) throw new Error(`There is no operation ${id}.`);
    return found;
  };
  for (const { edit } of seeds) edit({ paths, ...components, operation });
  return JSON.stringify(document);
}

/** How the API behaves that has these changes. */
export function behaviourOf(seeds: readonly Seed[]): string {
  const text = readFileSync(join(root, "spec/healos.emulator.yaml"), "utf8");
  return seeds.reduce(
    (before, { behaviour }) => (behaviour ? before.replaceAll(...behaviour) : before),
    text,
  );
}

function rename({ properties, required = [] }: Schema, from: string, to: string): void {
  const entries = Object.entries(properties).map(
    ([name, each]) => [name === from ? to : name, each] as const,
  );
  for (const [name] of Object.entries(properties)) delete properties[name];
  Object.assign(properties, Object.fromEntries(entries));
  required.forEach((name, index) => {
    if (name === from) required[index] = to;
  });
}

function remove(schema: Schema, name: string): void {
  delete schema.properties[name];
  schema.required = (schema.required ?? []).filter((each) => each !== name);
}

const schemas =
  (...names: string[]) =>
  (document: Seeded): Schema[] =>
    names.map((name) => {
      const found = document.schemas[name];
      if (found === undefined) throw new Error(`There is no schema ${name}.`);
      return found;
    });

function renameModel(document: object, from: string, to: string): void {
  const { schemas: all } = document as Seeded;
  all[to] = all[from] as Schema;
  delete all[from];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const held = value as Record<string, unknown>;
    if (held["$ref"] === `#/components/schemas/${from}`)
      held["$ref"] = `#/components/schemas/${to}`;
    for (const each of Object.values(held)) visit(each);
  };
  const { paths, parameters } = document as Seeded & { responses: unknown };
  for (const each of [paths, parameters, all]) visit(each);
}

/** The schema of the data of an operation's success, in its envelope. */
function answer(operation: Operation): Schema {
  const success = operation.responses["200"] ?? operation.responses["201"];
  const { content } = success as unknown as { content: Record<string, { schema: Schema }> };
  return content["application/json"]?.schema as Schema;
}

function propertyOf({ properties }: Schema, name: string): Schema {
  const found = properties[name];
  if (found === undefined) throw new Error(`There is no property ${name}.`);
  return found;
}

const renamedProperty = (models: string[], from: string, to: string): Seed => ({
  name: `property ${models.join(", ")}.${from} is ${to}`,
  edit: (document) => {
    for (const each of schemas(...models)(document)) rename(each, from, to);
  },
});

const renamedOperation = (from: string, to: string): Seed => ({
  name: `operation ${from} is ${to}`,
  edit: ({ operation, paths }) => {
    operation(from).operationId = to;
    for (const each of Object.values(paths).flatMap((path) => Object.values(path))) {
      const id = each["x-external-id"] as Record<string, unknown> | undefined;
      for (const [role, named] of Object.entries(id ?? {})) if (named === from && id) id[role] = to;
    }
  },
});

const renamedModel = (from: string, to: string): Seed => ({
  name: `model ${from} is ${to}`,
  edit: (document) => renameModel(document, from, to),
});

const renamedValue = (model: string, from: string, to: string): Seed => ({
  name: `value ${from} of ${model} is ${to}`,
  edit: (document) => {
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      const held = value as Record<string, unknown>;
      for (const [key, each] of Object.entries(held)) {
        if (each === from) held[key] = to;
        else visit(each);
      }
    };
    visit(document.schemas);
    visit(document.paths);
  },
});

/** Changes of which each has one right answer, those together that do not meet. */
export const mechanical: Record<string, Seed[]> = {
  names: [
    renamedOperation("getPatient", "readPatient"),
    {
      ...renamedProperty(["PatientDocument", "UploadedDocument"], "filename", "file_name"),
      behaviour: ["filename: {", "file_name: {"],
    },
    renamedProperty(
      ["Appointment", "AppointmentCreate", "AppointmentUpdate"],
      "duration_minutes",
      "duration_in_minutes",
    ),
    renamedValue("AppointmentStatus", "NO_SHOW", "NO-SHOW"),
    {
      name: "parameter date is on_date",
      behaviour: ["      date: {", "      on_date: {"],
      edit: ({ operation }) => {
        const { parameters = [] } = operation("listAppointments");
        const date = (parameters as unknown as Parameter[]).find(({ name }) => name === "date");
        if (date) date.name = "on_date";
      },
    },
    renamedProperty(["RepeatRule", "RepeatRuleCreate"], "end_date", "until"),
    renamedProperty(["Note", "NoteSummary"], "template_name", "name_of_template"),
    {
      name: "operation deletePatientDocument is called removePatientDocument by x-name",
      edit: ({ operation }) =>
        void (operation("deletePatientDocument")["x-name"] = "removePatientDocument"),
    },
  ],
  models: [
    {
      ...renamedOperation("listAppointments", "searchAppointments"),
      behaviour: ["  listAppointments:", "  searchAppointments:"],
    },
    renamedModel("Patient", "Person"),
    renamedModel("AppointmentCreate", "NewAppointment"),
    renamedValue("VisitType", "In-Person", "IN_PERSON"),
    renamedProperty(
      ["Patient", "PatientUpdate"].map((name) => (name === "Patient" ? "Person" : name)),
      "pronouns",
      "preferred_pronouns",
    ),
    {
      name: "parameter limit is page_limit",
      edit: ({ parameters, operation }) => {
        (parameters["Limit"] as Parameter).name = "page_limit";
        for (const id of ["listPatients", "searchAppointments", "listNotes"]) {
          (operation(id)["x-pagination"] as Record<string, unknown>)["limit"] = "page_limit";
        }
      },
    },
    {
      name: "path parameter patientId is patient",
      behaviour: ["{patientId}", "{patient}"],
      edit: ({ paths, parameters }) => {
        (parameters["PatientIdPath"] as Parameter).name = "patient";
        for (const [path, item] of Object.entries(paths)) {
          if (!path.includes("{patientId}")) continue;
          delete paths[path];
          paths[path.replace("{patientId}", "{patient}")] = item;
        }
      },
    },
    renamedModel("NotePatient", "PatientOfNote"),
  ],
  places: [
    {
      name: "property Note.content is Note.written.content",
      edit: (document) => {
        const [note] = schemas("Note")(document);
        const content = note && propertyOf(note, "content");
        if (!note || !content) return;
        remove(note, "content");
        note.properties["written"] = { type: "object", properties: { content } };
      },
    },
    {
      name: "property NotePatient.client_history.medical_history is NotePatient.medical_history",
      edit: (document) => {
        const [patient, history] = schemas("NotePatient", "ClientHistory")(document);
        if (!patient || !history) return;
        patient.properties["medical_history"] = propertyOf(history, "medical_history");
        remove(history, "medical_history");
      },
    },
    {
      name: "the data of getNote are in data.note",
      edit: ({ operation }) => {
        const { properties } = answer(operation("getNote"));
        properties["data"] = {
          type: "object",
          required: ["note"],
          properties: {
            note: properties["data"] as Schema,
            revision: { type: "integer" } as unknown as Schema,
          },
        };
      },
    },
    {
      name: "AppointmentCreate.room is required, with a default",
      edit: (document) => {
        const [create] = schemas("AppointmentCreate")(document);
        if (!create) return;
        create.properties["room"] = { type: "string", default: "any" } as unknown as Schema;
        create.required = [...(create.required ?? []), "room"];
      },
    },
    {
      name: "listNotes needs an order, with a default",
      edit: ({ operation }) => {
        const order = {
          name: "order",
          in: "query",
          required: true,
          schema: { type: "string", default: "newest" },
        };
        const notes = operation("listNotes");
        notes.parameters = [...(notes.parameters ?? []), order as unknown as Json];
      },
    },
    {
      name: "parameter date of listAppointments is the header X-Date",
      behaviour: ["      date: { field: start_at, matches: day }\n", ""],
      edit: ({ operation }) => {
        const { parameters = [] } = operation("listAppointments");
        const date = (parameters as unknown as Parameter[]).find(({ name }) => name === "date");
        if (date) Object.assign(date, { name: "X-Date", in: "header" });
      },
    },
    {
      name: "PatientSummary is Patient in lists",
      edit: ({ operation, schemas: all }) => {
        const list = propertyOf(answer(operation("listPatients")), "data");
        list["items"] = { $ref: "#/components/schemas/Patient" };
        delete all["PatientSummary"];
      },
    },
    {
      name: "lists of appointments have summaries",
      edit: ({ operation, schemas: all }) => {
        const whole = all["Appointment"] as Schema;
        all["AppointmentSummary"] = JSON.parse(
          JSON.stringify({ ...whole, description: "Short." }),
        ) as Schema;
        const list = propertyOf(answer(operation("listAppointments")), "data");
        list["items"] = { $ref: "#/components/schemas/AppointmentSummary" };
      },
    },
  ],
};

const inSchema = (name: string, model: string, edit: (schema: Schema) => void): Seed => ({
  name,
  edit: (document) => {
    for (const each of schemas(model)(document)) edit(each);
  },
});

/** Changes of which somebody has to decide, or that only the wire tells. */
export const open: Record<string, Seed[]> = {
  types: [
    {
      name: "property Patient.notes is Patient.profile.notes, and stays where it is in what is sent",
      edit: (document) => {
        const [patient] = schemas("Patient")(document);
        const notes = patient && propertyOf(patient, "notes");
        if (!patient || !notes) return;
        remove(patient, "notes");
        patient.properties["profile"] = { type: "object", properties: { notes } };
      },
    },
    inSchema("Patient.consent is a text", "Patient", (schema) => {
      schema.properties["consent"] = { type: "string" } as unknown as Schema;
    }),
    inSchema("AppointmentCreate.doctor is required", "AppointmentCreate", (schema) => {
      schema.properties["doctor"] = { type: "string" } as unknown as Schema;
      schema.required = [...(schema.required ?? []), "doctor"];
    }),
    inSchema("Note.problems are objects", "Note", (schema) => {
      schema.properties["problems"] = {
        type: ["array", "null"],
        items: { type: "object", properties: { code: { type: "string" } } },
      } as unknown as Schema;
    }),
    inSchema("Appointment.start_at can be null", "Appointment", (schema) => {
      propertyOf(schema, "start_at")["type"] = ["string", "null"];
    }),
    inSchema("PatientSummary.name may be left out", "PatientSummary", (schema) => {
      schema.required = (schema.required ?? []).filter((name) => name !== "name");
    }),
    {
      name: "file_size is a text",
      edit: (document) => {
        for (const each of schemas("PatientDocument", "UploadedDocument")(document)) {
          each.properties["file_size"] = { type: "string" } as unknown as Schema;
        }
      },
    },
    inSchema(
      "AppointmentCreate.appointment_type lists its values",
      "AppointmentCreate",
      (schema) => {
        propertyOf(schema, "appointment_type")["enum"] = ["first", "follow-up"];
      },
    ),
    inSchema("Session.patient_id is gone", "Session", (schema) => remove(schema, "patient_id")),
    inSchema("ValidationErrorBody.details is a text", "ValidationErrorBody", (schema) => {
      schema.properties["details"] = { type: "string" } as unknown as Schema;
    }),
  ],
  wire: [
    inSchema(
      "PatientCreate.name is shorter",
      "PatientCreate",
      (schema) => void (propertyOf(schema, "name")["maxLength"] = 40),
    ),
    inSchema(
      "Transcript.status has other values",
      "Transcript",
      (schema) => void (propertyOf(schema, "status")["examples"] = ["done"]),
    ),
    inSchema(
      "AppointmentUpdate.duration_minutes is at least 15",
      "AppointmentUpdate",
      (schema) => void (propertyOf(schema, "duration_minutes")["minimum"] = 15),
    ),
    {
      name: "limit is at most 20",
      edit: ({ parameters }) => void ((parameters["Limit"] as Parameter).schema["maximum"] = 20),
    },
    inSchema("Patient has an address", "Patient", (schema) => {
      schema.properties["address"] = { type: "string" } as unknown as Schema;
    }),
    inSchema(
      "AppointmentStatus has one more value",
      "AppointmentStatus",
      (schema) => void (schema["enum"] as string[]).push("WAITING"),
    ),
    {
      name: "listSessionNotes stands elsewhere",
      edit: ({ paths }) => {
        paths["/notes/of-session/{sessionId}"] = paths["/sessions/{sessionId}/notes"] as never;
        delete paths["/sessions/{sessionId}/notes"];
      },
    },
    {
      name: "getAppointment answers 410",
      edit: ({ operation }) => {
        const { responses } = operation("getAppointment");
        responses["410"] = responses["404"] as Json;
      },
    },
  ],
  promises: [
    {
      name: "listPatients needs the scope patients:list",
      edit: ({ operation }) =>
        void (operation("listPatients")["security"] = [{ ApiKeyAuth: ["patients:list"] }]),
    },
    {
      name: "getNote needs the header X-Clinic",
      edit: ({ operation }) => {
        const clinic = {
          name: "X-Clinic",
          in: "header",
          required: true,
          schema: { type: "string" },
        };
        const note = operation("getNote");
        note.parameters = [...(note.parameters ?? []), clinic as unknown as Json];
      },
    },
    {
      name: "deletePatientDocument is gone",
      edit: ({ paths }) => {
        for (const item of Object.values(paths)) {
          if (item["delete"]?.operationId === "deletePatientDocument") delete item["delete"];
        }
      },
    },
    {
      name: "getPatient no longer answers 404",
      edit: ({ operation }) => void delete operation("getPatient").responses["404"],
    },
    {
      name: "listSessionNotes needs a folder",
      edit: ({ operation }) => {
        const folder = { name: "folder", in: "query", required: true, schema: { type: "string" } };
        const list = operation("listSessionNotes");
        list.parameters = [...(list.parameters ?? []), folder as unknown as Json];
      },
    },
    {
      name: "notes have no pages any more",
      edit: ({ operation }) => void delete operation("listNotes")["x-pagination"],
    },
    {
      name: "patients are no longer made sure of by their numbers",
      edit: ({ operation }) => void delete operation("createPatient")["x-external-id"],
    },
    inSchema("visits are no longer both", "VisitType", (schema) => {
      schema["enum"] = ((schema["enum"] ?? []) as string[]).filter((value) => value !== "Both");
    }),
  ],
};
