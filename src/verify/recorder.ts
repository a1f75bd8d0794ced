import type { Api } from "../model/api.js";
import { outlineOf } from "../outline/outline-of.js";
import {
  mergeObservations,
  observeAnswer,
  type AnswerSeen,
  type Observations,
} from "../runtime/observe.js";

/** Keeps the shapes of answers, and nothing else of them. */
export interface Recorder {
  add(answer: AnswerSeen): void;
  /** Takes what somebody else has kept. */
  merge(observations: Observations): void;
  observations(): Observations;
}

export function createRecorder(api: Api): Recorder {
  const outline = outlineOf(api);
  let seen: Observations = mergeObservations();
  return {
    add: (answer) => {
      seen = mergeObservations(seen, observeAnswer(answer, outline));
    },
    merge: (observations) => {
      seen = mergeObservations(seen, observations);
    },
    observations: () => seen,
  };
}
