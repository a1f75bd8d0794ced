import {
  createAppointment,
  createPatient,
  ensurePatient,
  getPatient,
  listPatientDocuments,
  updatePatient,
  uploadPatientDocument,
  type AppointmentCreate,
  type Client,
  type Patient,
  type PatientCreate,
  type PatientDocument,
  type UploadedDocument,
} from "./client/index.js";
import { bindClient } from "./client/bind-client.js";
import { chain, toAnswer, type Answer } from "./answer.js";
import { changeOf, viewOf, type PersonView } from "./people.js";
import { statusFor, type State } from "./states.js";

export type NewPerson = Omit<PatientCreate, "external_id"> & { number?: string };

export type Attachment = Pick<PatientDocument, "filename" | "id" | "public_url">;

const attachmentOf = ({
  id,
  filename,
  public_url = null,
}: PatientDocument | (UploadedDocument & { public_url?: string | null })): Attachment => ({
  id,
  filename,
  public_url,
});

/** All that the clinic does with Healos. */
export class Records {
  readonly client: Client;
  readonly #api: ReturnType<typeof bindClient>;

  constructor(client: Client) {
    this.client = client;
    this.#api = bindClient(client);
  }

  async person(patientId: string): Promise<Answer<PersonView>> {
    return toAnswer(await getPatient(this.client, { patientId }), viewOf);
  }

  async add({ number, ...person }: NewPerson): Promise<Answer<PersonView>> {
    if (number === undefined)
      return toAnswer(await createPatient(this.client, { body: person }), viewOf);
    const body = { ...person, external_id: number };
    const result = await ensurePatient(this.client, { body });
    return toAnswer(result, ({ record }) => viewOf(record));
  }

  async change(id: string, typed: Partial<PersonView>): Promise<Answer<PersonView>> {
    const loaded = this.#loaded(id);
    return chain(loaded, async (person: Patient) => {
      const body = changeOf(person, typed);
      return toAnswer(await updatePatient(this.client, { patientId: person.id, body }), viewOf);
    });
  }

  async #loaded(patientId: string): Promise<Answer<Patient>> {
    return toAnswer(await this.#api.patients.get({ patientId }));
  }

  async plan(
    person: Pick<Patient, "id">,
    begins: string,
    more: Partial<AppointmentCreate> = {},
  ): Promise<Answer<string>> {
    const body: AppointmentCreate = { ...more, patient_id: person.id, start_at: begins };
    const result = await createAppointment(this.client, { body });
    return toAnswer(result, ({ id }) => id);
  }

  async mark(appointmentId: string, state: State): Promise<Answer<State>> {
    const result = await this.#api.appointments.update({
      appointmentId,
      body: { status: statusFor(state) },
    });
    return toAnswer(result, () => state);
  }

  async attach(patientId: string, file: File): Promise<Answer<Attachment>> {
    const result = await uploadPatientDocument(this.client, { patientId, body: { file } });
    return toAnswer(result, attachmentOf);
  }

  async attachments(patientId: string): Promise<Answer<Attachment[]>> {
    const result = await listPatientDocuments(this.client, { patientId });
    return toAnswer(result, (found) => found.map(attachmentOf));
  }
}
