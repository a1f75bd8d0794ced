export { observedFormatNames } from "./observe/formats-of.js";
export { mergeObservations } from "./observe/observations.js";
export type { ObservedAnswer, Observations } from "./observe/observations.js";
export { observerOf } from "./observe/observe.js";
export type { Observer } from "./observe/observe.js";
export { observeAnswer } from "./observe/observe-answer.js";
export type { AnswerSeen } from "./observe/observe-answer.js";
export type { Outline, OutlinedOperation, OutlinedPlace, OutlinePart } from "./observe/outline.js";
export type { PowersOfTen, Shape, ShapeType } from "./observe/shape.js";
