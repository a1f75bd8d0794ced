export { recordTo, replayFrom } from "./testing/cassette.js";
export type { Cassette, RecordedExchange, SendRequest } from "./testing/cassette.js";
export { fakeClientOf } from "./testing/fake-client.js";
export type {
  FailureOf,
  FakeAnswer,
  FakeAnswering,
  FakeAnswers,
  FakeCall,
  FakeClient,
  OperationFunction,
  RequestOf,
  ResultOf,
  WithoutResponse,
} from "./testing/fake-client.js";
export { webhookRequestOf } from "./testing/webhook-request.js";
export type { WebhookRequestOptions } from "./testing/webhook-request.js";
