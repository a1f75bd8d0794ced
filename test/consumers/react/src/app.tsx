import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { AddPage } from "./pages/add.js";
import { ListPage } from "./pages/list.js";
import { PatientPage } from "./pages/patient.js";

export function App({ queries }: { queries: QueryClient }) {
  const [open, setOpen] = useState<string>();
  const [added, setAdded] = useState<string>();
  return (
    <QueryClientProvider client={queries}>
      <h1>Reception</h1>
      {open === undefined ? (
        <>
          <AddPage onAdded={({ name }) => setAdded(name)} />
          {added && <p id="added">{added} was added.</p>}
          <ListPage onOpen={setOpen} />
        </>
      ) : (
        <PatientPage id={open} onBack={() => setOpen(undefined)} />
      )}
    </QueryClientProvider>
  );
}
