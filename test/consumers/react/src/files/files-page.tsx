import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, type ChangeEvent } from "react";
import { client } from "../client.js";
import type { PatientDocument, PatientId } from "../healos/index.js";
import * as queries from "../healos/tanstack-query.js";
import { doubles, inOrder, rowOf, sizeText, totalOf, whyRefused, type FileRow } from "./files.js";

/** The files of a patient: shown, added, taken away. */
export function FilesPage({ patientId }: { patientId: PatientId }) {
  const known = useQueryClient();
  const key = queries.listPatientDocumentsKey({ patientId });
  const input = useRef<HTMLInputElement>(null);
  const files = useQuery({
    ...queries.listPatientDocumentsOptions(client, { patientId }),
    select: inOrder,
  });
  const upload = useMutation({
    ...queries.uploadPatientDocumentMutation(client),
    onSuccess: async () => {
      if (input.current) input.current.value = "";
      await known.invalidateQueries({ queryKey: key });
    },
  });
  const remove = useMutation({
    ...queries.deletePatientDocumentMutation(client),
    onMutate: ({ documentId }) => {
      const before = known.getQueryData<PatientDocument[]>(key);
      known.setQueryData<PatientDocument[]>(key, (all = []) =>
        all.filter(({ id }) => id !== documentId),
      );
      return { before };
    },
    onError: (_error, _request, context) => known.setQueryData(key, context?.before),
  });
  const send = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const file = target.files?.[0];
    if (file) upload.mutate({ patientId, body: { file } });
  };
  const shown = files.data ?? [];
  return (
    <section>
      <input
        ref={input}
        type="file"
        aria-label="Add a file"
        onChange={send}
        disabled={upload.isPending}
      />
      {upload.error && <p role="alert">{whyRefused(upload.error.error)}</p>}
      {upload.data && <p>{rowOf(upload.data).filename} was added.</p>}
      <ul>
        {shown.map((file) => (
          <FileLine
            key={file.id}
            {...rowOf(file)}
            onRemove={() => remove.mutate({ patientId, documentId: file.id })}
          />
        ))}
      </ul>
      <FilesFooter files={shown} />
    </section>
  );
}

export function FileLine({ filename, size, url, onRemove }: FileRow & { onRemove: () => void }) {
  return (
    <li>
      {url === undefined ? filename : <a href={url}>{filename}</a>} ({size})
      <button onClick={onRemove} aria-label={`Remove ${filename}`}>
        ×
      </button>
    </li>
  );
}

export function FilesFooter({ files }: { files: readonly PatientDocument[] }) {
  const twice = doubles(files);
  return (
    <footer>
      {files.length} files, {sizeText(totalOf(files))}
      {twice.length > 0 && <em> There are two of {twice.join(", ")}.</em>}
    </footer>
  );
}
