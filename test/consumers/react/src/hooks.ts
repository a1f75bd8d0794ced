import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { client } from "./client.js";
import type {
  Appointment,
  AppointmentUpdate,
  ApiError,
  Patient,
  UpdateAppointmentError,
} from "./healos/index.js";
import {
  getPatientOptions,
  listAppointmentsKey,
  listAppointmentsOptions,
  listPatientDocumentsOptions as documentsOf,
  updateAppointmentMutation,
} from "./healos/tanstack-query.js";

/** A day of the reception, which is asked for again every minute. */
export function useDay(day: string, { isLive = true }: { isLive?: boolean } = {}) {
  const request = useMemo(() => ({ date: day, limit: 50 }), [day]);
  return useQuery({
    ...listAppointmentsOptions(client, request),
    refetchInterval: isLive ? 60_000 : false,
  });
}

/** One property of a patient, such as a name in a heading. */
export function usePatientPart<Name extends keyof Patient>(patientId: string, name: Name) {
  return useQuery({
    ...getPatientOptions(client, { patientId }),
    select: (patient) => patient[name],
  });
}

export interface Saving {
  save(visit: Appointment, change: AppointmentUpdate): void;
  isSaving: boolean;
  error: ApiError<UpdateAppointmentError> | null;
}

/** Saves a visit, and shows it as changed until the server has said so. */
export function useSaving(day: string): Saving {
  const queries = useQueryClient();
  const key = listAppointmentsKey({ date: day, limit: 50 });
  const { mutate, isPending, error } = useMutation({
    ...updateAppointmentMutation(client),
    onMutate: ({ appointmentId, body }) => {
      const before = queries.getQueryData(key);
      queries.setQueryData(key, (visits) =>
        visits?.map((each) => (each.id === appointmentId ? { ...each, ...body } : each)),
      );
      return { before };
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const save = useCallback<Saving["save"]>(
    ({ id: appointmentId }, body) => mutate({ appointmentId, body }),
    [mutate],
  );
  return { save, isSaving: isPending, error };
}

export const useFileCount = (patientId: string): number =>
  useQuery({ ...documentsOf(client, { patientId }), select: ({ length }) => length }).data ?? 0;
