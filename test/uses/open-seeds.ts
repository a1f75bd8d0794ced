import {
  inSchema,
  propertyOf,
  remove,
  schemas,
  type Json,
  type Parameter,
  type Schema,
  type Seed,
} from "./seeds.js";

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
