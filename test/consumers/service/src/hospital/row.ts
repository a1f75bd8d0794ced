/** A patient as the hospital's system exports it. */
export interface HospitalPatient {
  mrn: string;
  familyName: string;
  givenName: string;
  pronouns: string | null;
  remarks: string | null;
  hasConsented: boolean;
}

/** A visit as the hospital's system exports it. */
export interface HospitalVisit {
  visitNumber: string;
  mrn: string;
  begins: string;
  minutes: number;
  kind: "both" | "onsite" | "video";
  state: "done" | "missed" | "off" | "planned";
  remark?: string;
  weekly?: { every: number; until: string };
}
