import { useQueryClient } from "@tanstack/react-query";
import { client } from "../client.js";
import { dayText } from "../format.js";
import type { PatientSummary } from "../healos/index.js";
import { getPatientOptions } from "../healos/tanstack-query.js";

interface Props extends Pick<PatientSummary, "id" | "name"> {
  created_at: string;
  onOpen: (id: PatientSummary["id"]) => void;
}

/** A row of the list; what it leads to is loaded as soon as the pointer is on it. */
export function PatientRow({ id, name, onOpen, ...rest }: Props) {
  const queries = useQueryClient();
  const load = (): void => void queries.prefetchQuery(getPatientOptions(client, { patientId: id }));
  return (
    <li onPointerEnter={load}>
      <button onClick={() => onOpen(id)}>{name}</button> since {dayText(rest.created_at)}
    </li>
  );
}
