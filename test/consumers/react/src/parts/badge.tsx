import type { Patient } from "../healos/index.js";

const tones = { yes: "#2a7", no: "#a33" } as const;

export const Badge = ({ consent, children }: Pick<Patient, "consent"> & { children?: string }) => (
  <span style={{ color: consent ? tones.yes : tones.no }}>
    {children ?? (consent ? "consented" : "no consent")}
  </span>
);

/** What stands under a name. */
export function Details(patient: Patient) {
  const { notes, external_id: number } = patient;
  return (
    <dl>
      <dt>Number</dt>
      <dd>{number ?? "none"}</dd>
      <dt>Notes</dt>
      <dd>{notes || "none"}</dd>
      <dt>Consent</dt>
      <dd>
        <Badge {...patient} />
      </dd>
    </dl>
  );
}
