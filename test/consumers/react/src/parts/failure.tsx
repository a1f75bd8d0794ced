import type { ApiError } from "../healos/index.js";
import { messageOf, type PatientFailure } from "../messages.js";

export function Failure({
  error,
  onAgain,
}: {
  error: ApiError<PatientFailure>;
  onAgain?: () => void;
}) {
  const { text, tone, fields = {} } = messageOf(error);
  return (
    <p role="alert" className={tone}>
      {text}
      {Object.entries(fields).map(([field, problem]) => (
        <em key={field}>
          {field}: {problem}
        </em>
      ))}
      {onAgain && <button onClick={onAgain}>Again</button>}
    </p>
  );
}
