export { fakeClientOf } from "./testing/fake-client.js";
export type { FakeAnswers, FakeClient } from "./testing/fake-client.js";
