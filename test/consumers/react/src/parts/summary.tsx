import { Component, type ReactNode } from "react";
import { isApiError, type Appointment } from "../healos/index.js";
import { load } from "../schedule.js";

/** Shows what has failed below it, unless it is no failure of the API. */
export class Guard extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (!isApiError(error)) throw error;
    return (
      <p role="alert">
        {error.error.kind === "http" ? `Status ${error.error.status}` : error.message}
      </p>
    );
  }
}

export function Summary({ visits }: { visits: readonly Appointment[] }) {
  const hours = [...load(visits)].sort(([a], [b]) => a - b);
  const open = visits.filter(({ status }) => status === "SCHEDULED");
  return (
    <aside>
      <p>
        {open.length} of {visits.length} to come, the next: {open[0]?.patient_name ?? "nobody"}
      </p>
      <ol>
        {hours.map(([hour, minutes]) => (
          <li key={hour}>{`${hour}: ${minutes} min`}</li>
        ))}
      </ol>
    </aside>
  );
}
