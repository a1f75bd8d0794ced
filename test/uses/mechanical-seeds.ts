import {
  answer,
  propertyOf,
  remove,
  renamedModel,
  renamedOperation,
  renamedProperty,
  renamedValue,
  schemas,
  type Json,
  type Parameter,
  type Schema,
  type Seed,
} from "./seeds.js";

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
