export { recordTo, replayFrom } from "./testing/cassette.js";
export type { Cassette, RecordedExchange, SendRequest } from "./testing/cassette.js";
export { fakeClientOf } from "./testing/fake-client.js";
export type { FakeAnswers, FakeClient } from "./testing/fake-client.js";
export { webhookRequestOf } from "./testing/webhook-request.js";
export type { WebhookRequestOptions } from "./testing/webhook-request.js";
