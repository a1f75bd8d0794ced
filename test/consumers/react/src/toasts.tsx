import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from "react";
import { isApiError, type CallFailure, type OperationId } from "./healos/index.js";

export interface Toast {
  id: number;
  text: string;
  isWarning: boolean;
}

interface Toasts {
  shown: readonly Toast[];
  tell(text: string): void;
  /** Shows what a call has thrown, in the words of the page. */
  warn(thrown: unknown): void;
  close(id: number): void;
}

const Context = createContext<Toasts | undefined>(undefined);

/** What the page calls the operations whose failures it shows. */
const deeds: Partial<Record<OperationId, string>> = {
  createPatient: "The patient was not added",
  createAppointment: "The visit was not planned",
  updateAppointment: "The visit was not changed",
  deleteAppointment: "The visit was not called off",
  uploadPatientDocument: "The file was not added",
};

export function deedOf(operation: string): string {
  return deeds[operation as OperationId] ?? "Something did not work";
}

/** Whether it is worth trying again at once. */
export function isPassing(failure: CallFailure): boolean {
  switch (failure.kind) {
    case "network":
    case "timeout":
      return true;
    case "http":
      return failure.status === 429 || failure.status >= 500;
    default:
      return false;
  }
}

export function warningOf(thrown: unknown): string {
  if (!isApiError(thrown)) return "Something did not work.";
  const end = isPassing(thrown.error) ? " Try again." : "";
  return `${deedOf(thrown.operation)}.${end}`;
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Toast[]>([]);
  const add = useCallback((text: string, isWarning: boolean) => {
    setShown((before) => [...before, { id: (before.at(-1)?.id ?? 0) + 1, text, isWarning }]);
  }, []);
  const toasts = useMemo<Toasts>(
    () => ({
      shown,
      tell: (text) => add(text, false),
      warn: (thrown) => add(warningOf(thrown), true),
      close: (id) => setShown((before) => before.filter((toast) => toast.id !== id)),
    }),
    [shown, add],
  );
  return (
    <Context value={toasts}>
      {children}
      <ul aria-live="polite">
        {shown.map(({ id, text, isWarning }) => (
          <li key={id} className={isWarning ? "bad" : "good"}>
            {text} <button onClick={() => toasts.close(id)}>Close</button>
          </li>
        ))}
      </ul>
    </Context>
  );
}

export function useToasts(): Toasts {
  const toasts = useContext(Context);
  if (toasts === undefined) throw new Error("There is no ToastProvider.");
  return toasts;
}
