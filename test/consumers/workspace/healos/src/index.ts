/* What the packages of the clinic may know of Healos, in the clinic's own words. */
export { createClient as connect } from "./client/index.js";
export {
  getAppointment as readVisit,
  listAllAppointments as everyVisit,
  listAllPatients as everyPatient,
  listPatients as patientPage,
  updateAppointment as changeVisit,
  type Appointment as Visit,
  type AppointmentUpdate as VisitChange,
  type Client as Connection,
  type NoteSummary as Summary,
  type Patient as Person,
  type PatientId as PersonId,
  type PatientSummary as PersonRow,
  type VisitType as Place,
} from "./client/index.js";
export * from "./answer.js";
export * as notes from "./notes.js";
export * from "./people.js";
export * from "./states.js";
export { Records } from "./records.js";
export type { Attachment, NewPerson } from "./records.js";
export { kindOf, Notes as NoteShelf, People, tidy, Visits } from "./repository.js";
export { audited, deedOf, tally, type AuditLine, type Deed } from "./audit.js";
export { Calendar, slotsBetween, type Slot } from "./calendar.js";
export * as intake from "./intake.js";
export type { IntakeLine, IntakeReport } from "./intake.js";
