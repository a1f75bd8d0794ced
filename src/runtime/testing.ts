export { recordTo, replayFrom } from "./testing/cassette.js";
export type { Cassette, RecordedExchange } from "./testing/cassette.js";
export { fakeClientOf } from "./testing/fake-client.js";
export type { FakeAnswers, FakeClient } from "./testing/fake-client.js";
