import type { TypePair } from "./type-pair.js";
import { answerPairs } from "./type-pairs-of-answers.js";
import { failurePairs } from "./type-pairs-of-failures.js";
import { namePairs } from "./type-pairs-of-names.js";
import { requestPairs } from "./type-pairs-of-requests.js";
import { serverPairs } from "./type-pairs-of-servers.js";
import { vanishingPairs } from "./type-pairs-of-vanishing.js";
import { webhookPairs } from "./type-pairs-of-webhooks.js";

/** Every pair. */
export const typePairs: readonly TypePair[] = [
  ...namePairs,
  ...requestPairs,
  ...answerPairs,
  ...failurePairs,
  ...serverPairs,
  ...vanishingPairs,
  ...webhookPairs,
];
