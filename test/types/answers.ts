import {
  getAppointment,
  getPatient,
  listPatients,
  unwrap,
  type Appointment,
  type Client,
  type GetPatientData,
  type PageMeta,
  type Patient,
  type PatientSummary,
  type ResponseInfo,
  type VisitType,
} from "../../generated/src/index.js";

export async function page(client: Client): Promise<PatientSummary[]> {
  const result = await listPatients(client);

  // @ts-expect-error TS2339: whether there is data is not known yet
  void result.data;

  if (!result.ok) return [];
  const meta: PageMeta = result.meta;
  const response: ResponseInfo = result.response;
  const remaining: number | undefined = response.rateLimit?.remaining;
  void [meta, remaining];

  // @ts-expect-error TS2339: a summary has no pronouns
  void result.data[0]?.pronouns;

  // @ts-expect-error TS2532: the list may be empty
  void result.data[0].name;

  return result.data;
}

export async function patient(client: Client): Promise<Patient> {
  const data: GetPatientData = await unwrap(getPatient(client, { patientId: "1" }));
  const pronouns: string | null | undefined = data.pronouns;

  // @ts-expect-error TS2322: it may be null or not there
  const certain: string = data.pronouns;

  // @ts-expect-error TS2375: exactly optional: consent is there or not, and never undefined
  const consent: Patient = { ...data, consent: undefined };

  void [pronouns, certain, consent];
  return data;
}

// Enums are open where they are read: the known values are told, another one is no error.
export const tomorrow: VisitType = "Hologram";
export function isRemote({ visit_type }: Appointment): boolean {
  switch (visit_type) {
    case "Telehealth":
      return true;
    case "In-Person":
    default:
      return visit_type === "Hologram";
  }
}

export async function status(client: Client): Promise<string | null | undefined> {
  const { data } = await getAppointment(client, { appointmentId: "1" }).then((result) =>
    result.ok ? result : { data: undefined },
  );
  // @ts-expect-error TS2367: a status is no number
  if (data?.status === 1) return undefined;
  return data?.status;
}
