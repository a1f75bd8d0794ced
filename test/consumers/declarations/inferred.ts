// What a library exports whose types are left to the compiler: it must be able to spell each of them.
import {
  createClient,
  ensurePatient,
  getPatient,
  listAllPatients,
  listAppointments,
  unwrap,
} from "healos-client";

const client = createClient();

export const patient = (patientId: string) => getPatient(client, { patientId });
export const patients = () => listAllPatients(client);
export const appointments = async () => unwrap(await listAppointments(client));
export const ensured = (external_id: string) =>
  ensurePatient(client, { body: { name: "Jane Doe", external_id } });
