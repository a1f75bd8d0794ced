import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { client } from "../client.js";
import { fits } from "../format.js";
import type { PatientSummary } from "../healos/index.js";
import { listAllPatientsInfiniteOptions } from "../healos/tanstack-query.js";
import { Failure } from "../parts/failure.js";
import { PatientRow } from "../parts/patient-row.js";

export const pageSize = 5;

/** All patients, page by page. */
export function ListPage({ onOpen }: { onOpen: (id: string) => void }) {
  const [text, setText] = useState("");
  const list = useInfiniteQuery(listAllPatientsInfiniteOptions(client, { limit: pageSize }));
  const patients = useMemo(
    () => (list.data?.pages ?? []).flatMap(({ items }) => items),
    [list.data],
  );
  const shown = patients.filter((each: PatientSummary) => fits(each, text));
  return (
    <section>
      <input aria-label="Find" value={text} onChange={({ target }) => setText(target.value)} />
      {list.error && <Failure error={list.error} onAgain={() => void list.refetch()} />}
      <ul id="patients">
        {shown.map((patient) => (
          <PatientRow key={patient.id} {...patient} onOpen={onOpen} />
        ))}
      </ul>
      <output id="count">{patients.length} patients</output>
      {list.hasNextPage && (
        <button
          id="more"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          More
        </button>
      )}
    </section>
  );
}
