import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { client } from "../client.js";
import { checkCreate, type Typed } from "../form.js";
import type { Patient } from "../healos/index.js";
import { createPatientMutation, invalidatePatients } from "../healos/tanstack-query.js";
import { Failure } from "../parts/failure.js";

const empty: Typed = { name: "", number: "" };

/** The form of a new patient. */
export function AddPage({ onAdded }: { onAdded: (patient: Patient) => void }) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState(empty);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const create = useMutation({
    ...createPatientMutation(client),
    onSuccess: async (patient) => {
      await invalidatePatients(queries);
      setTyped(empty);
      onAdded(patient);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const checked = checkCreate(typed);
    if ("problems" in checked) {
      setProblems(checked.problems);
      return;
    }
    setProblems({});
    create.mutate({ body: checked.value });
  };
  const set = (part: Partial<Typed>): void => setTyped((before) => ({ ...before, ...part }));
  return (
    <form onSubmit={submit}>
      <label>
        Name{" "}
        <input
          name="name"
          value={typed.name}
          onChange={({ target }) => set({ name: target.value })}
        />
      </label>
      {problems["name"] && <em id="problem">{problems["name"]}</em>}
      <label>
        Number{" "}
        <input
          name="number"
          value={typed.number}
          onChange={({ target }) => set({ number: target.value })}
        />
      </label>
      <button id="add" disabled={create.isPending}>
        Add
      </button>
      {create.error && <Failure error={create.error} />}
    </form>
  );
}
