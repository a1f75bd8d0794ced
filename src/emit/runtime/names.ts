import type * as observing from "../../runtime/observe.js";
import type * as runtime from "../../runtime/index.js";
import type * as testing from "../../runtime/testing.js";

/** The values that the runtime's index exports: no other name compiles. */
export type RuntimeValue = keyof typeof runtime;

/** What the runtime has for tests alone. */
export type TestingValue = keyof typeof testing;

/** What the runtime has for those who record answers. */
export type ObserveValue = keyof typeof observing;

/** The types of the runtime that generated files name. A compiler cannot list a module's types, so they stand here. */
interface RuntimeTypes {
  AcceptOptions: runtime.AcceptOptions;
  ApiDescription: runtime.ApiDescription;
  ApiErrorGuard: runtime.ApiErrorGuard<unknown>;
  BaseClientOptions: runtime.BaseClientOptions;
  BasicCredentials: runtime.BasicCredentials;
  ByAccept: runtime.ByAccept<string, unknown>;
  CallError: runtime.CallError;
  CallFailure: runtime.CallFailure;
  CallOptions: runtime.CallOptions;
  Client: runtime.Client;
  ClientCredentialsOptions: runtime.ClientCredentialsOptions;
  DataOf: runtime.DataOf<unknown>;
  DefaultError: runtime.DefaultError<string, unknown>;
  EnsureAllCounts: runtime.EnsureAllCounts;
  EnsureAllOptions: runtime.EnsureAllOptions<unknown, unknown, unknown>;
  EnsureAllSummary: runtime.EnsureAllSummary<unknown, unknown>;
  EnsureOutcome: runtime.EnsureOutcome<unknown, unknown, unknown>;
  Ensured: runtime.Ensured<unknown>;
  EventStreamOptions: runtime.EventStreamOptions;
  Failed: runtime.Failed<unknown>;
  Fetch: runtime.Fetch;
  FetchOptions: runtime.FetchOptions;
  FormatPlaces: runtime.FormatPlaces;
  Flavored: runtime.Flavored<string, string>;
  HttpError: runtime.HttpError<number, unknown>;
  HttpRequest: runtime.HttpRequest;
  HandleWebhook: runtime.HandleWebhook<unknown>;
  HandleWebhooks: runtime.HandleWebhooks<unknown>;
  Middleware: runtime.Middleware;
  MiddlewareContext: runtime.MiddlewareContext;
  Next: runtime.Next;
  Operation: runtime.Operation;
  Page: runtime.Page<unknown>;
  PageResult: runtime.PageResult<unknown, unknown>;
  PaginationOptions: runtime.PaginationOptions;
  Paginator: runtime.Paginator<unknown, unknown>;
  RateLimit: runtime.RateLimit;
  ReadOperation: runtime.ReadOperation;
  ReconcileOptions: runtime.ReconcileOptions<unknown, unknown, unknown>;
  ReconcileSummary: runtime.ReconcileSummary<unknown, unknown>;
  ResponseInfo: runtime.ResponseInfo;
  Result: runtime.Result<unknown, unknown>;
  RefreshTokenOptions: runtime.RefreshTokenOptions;
  RowOutcome: runtime.RowOutcome<unknown, unknown, unknown>;
  ScopedClient: runtime.ScopedClient<string>;
  Secret: runtime.Secret;
  SecretSupplier: runtime.SecretSupplier;
  ServerSentEvent: runtime.ServerSentEvent;
  SignedWebhookOptions: runtime.SignedWebhookOptions;
  Success: runtime.Success<unknown>;
  Upload: runtime.Upload;
  UploadOptions: runtime.UploadOptions;
  UploadProgress: runtime.UploadProgress;
  WebhookDelivery: runtime.WebhookDelivery;
  WebhookDescriptions: runtime.WebhookDescriptions<unknown>;
  WebhookOptions: runtime.WebhookOptions;
  WriteOperation: runtime.WriteOperation;
}

/** The name of a type of the runtime. */
export type RuntimeType = keyof RuntimeTypes;

/** The types that the runtime has for tests alone. */
export type TestingType = "FakeAnswers" | "FakeClient" | "SendRequest" | "WebhookRequestOptions";

/** The types that the runtime has for those who record answers. */
export type ObserveType = "Observations" | "ObservedAnswer" | "Observer" | "Outline";
