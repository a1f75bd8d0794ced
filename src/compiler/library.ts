/**
 * What the compiler is told of JavaScript and of the browser: as much as the types of a client name, and what a language
 * has to have. Its own library is a hundred times as long, and reading it took longer than everything else together.
 * A consumer's verdict is the same under both; `types.test.ts` holds it against the whole library.
 */
export const library = `
interface Array<Item> { readonly length: number; [index: number]: Item; push(...items: Item[]): number; map<Other>(make: (item: Item, index: number) => Other): Other[]; [Symbol.iterator](): Iterator<Item>; }
interface ReadonlyArray<Item> { readonly length: number; readonly [index: number]: Item; map<Other>(make: (item: Item, index: number) => Other): Other[]; [Symbol.iterator](): Iterator<Item>; }
interface Boolean { valueOf(): boolean; }
interface Number { toFixed(digits?: number): string; valueOf(): number; }
interface BigInt { valueOf(): bigint; readonly [Symbol.toStringTag]: "BigInt"; }
interface String { readonly length: number; charAt(position: number): string; valueOf(): string; readonly [index: number]: string; [Symbol.iterator](): Iterator<string>; }
interface Symbol { readonly description: string | undefined; valueOf(): symbol; }
interface SymbolConstructor { readonly iterator: unique symbol; readonly asyncIterator: unique symbol; readonly toStringTag: unique symbol; readonly dispose: unique symbol; readonly asyncDispose: unique symbol; }
declare var Symbol: SymbolConstructor;
interface Object { valueOf(): Object; hasOwnProperty(key: PropertyKey): boolean; }
interface Function { apply(this: Function, self: any, given?: any): any; readonly length: number; readonly name: string; }
interface CallableFunction extends Function { call<Self, Given extends any[], Result>(this: (this: Self, ...given: Given) => Result, self: Self, ...given: Given): Result; }
interface NewableFunction extends Function { readonly prototype: any; }
interface IArguments { [index: number]: any; length: number; }
interface RegExp { test(text: string): boolean; readonly source: string; }
interface Date { getTime(): number; toISOString(): string; }
interface Error { name: string; message: string; stack?: string; cause?: unknown; }
interface ErrorConstructor { new (message?: string, options?: { cause?: unknown }): Error; (message?: string): Error; readonly prototype: Error; }
declare var Error: ErrorConstructor;
interface TypeError extends Error {}
declare var TypeError: { new (message?: string, options?: { cause?: unknown }): TypeError; readonly prototype: TypeError };
interface TemplateStringsArray extends ReadonlyArray<string> { readonly raw: readonly string[]; }
interface Map<Key, Value> { get(key: Key): Value | undefined; set(key: Key, value: Value): this; has(key: Key): boolean; readonly size: number; [Symbol.iterator](): Iterator<[Key, Value]>; }
interface ReadonlyMap<Key, Value> { get(key: Key): Value | undefined; has(key: Key): boolean; readonly size: number; [Symbol.iterator](): Iterator<[Key, Value]>; }
interface Set<Value> { add(value: Value): this; has(value: Value): boolean; readonly size: number; [Symbol.iterator](): Iterator<Value>; }
interface ReadonlySet<Value> { has(value: Value): boolean; readonly size: number; [Symbol.iterator](): Iterator<Value>; }
interface WeakMap<Key extends object, Value> { get(key: Key): Value | undefined; set(key: Key, value: Value): this; }

type PropertyKey = string | number | symbol;
interface PropertyDescriptor { value?: any; get?(): any; set?(value: any): void; }
interface TypedPropertyDescriptor<Type> { value?: Type; }
type Partial<Type> = { [Key in keyof Type]?: Type[Key] };
type Required<Type> = { [Key in keyof Type]-?: Type[Key] };
type Readonly<Type> = { readonly [Key in keyof Type]: Type[Key] };
type Pick<Type, Keys extends keyof Type> = { [Key in Keys]: Type[Key] };
type Record<Keys extends keyof any, Value> = { [Key in Keys]: Value };
type Exclude<Type, Other> = Type extends Other ? never : Type;
type Extract<Type, Other> = Type extends Other ? Type : never;
type Omit<Type, Keys extends keyof any> = Pick<Type, Exclude<keyof Type, Keys>>;
type NonNullable<Type> = Type & {};
type Parameters<Call extends (...given: any) => any> = Call extends (...given: infer Given) => any ? Given : never;
type ReturnType<Call extends (...given: any) => any> = Call extends (...given: any) => infer Result ? Result : any;
type InstanceType<Class extends abstract new (...given: any) => any> = Class extends abstract new (...given: any) => infer Instance ? Instance : any;
type Awaited<Type> = Type extends null | undefined ? Type : Type extends object & { then(done: infer Done, ...given: infer _): any } ? Done extends (value: infer Value, ...given: infer _) => any ? Awaited<Value> : never : Type;
type Uppercase<Text extends string> = intrinsic;
type Lowercase<Text extends string> = intrinsic;
type Capitalize<Text extends string> = intrinsic;
type Uncapitalize<Text extends string> = intrinsic;
type NoInfer<Type> = intrinsic;
interface ThisType<Type> {}

interface PromiseLike<Type> { then<Done = Type, Failed = never>(done?: ((value: Type) => Done | PromiseLike<Done>) | null, failed?: ((reason: any) => Failed | PromiseLike<Failed>) | null): PromiseLike<Done | Failed>; }
interface Promise<Type> { then<Done = Type, Failed = never>(done?: ((value: Type) => Done | PromiseLike<Done>) | null, failed?: ((reason: any) => Failed | PromiseLike<Failed>) | null): Promise<Done | Failed>; catch<Failed = never>(failed?: ((reason: any) => Failed | PromiseLike<Failed>) | null): Promise<Type | Failed>; finally(then?: (() => void) | null): Promise<Type>; readonly [Symbol.toStringTag]: string; }
interface PromiseConstructor { new <Type>(begin: (resolve: (value: Type | PromiseLike<Type>) => void, reject: (reason?: any) => void) => void): Promise<Type>; resolve<Type>(value: Type): Promise<Awaited<Type>>; }
declare var Promise: PromiseConstructor;
interface IteratorYieldResult<Type> { done?: false; value: Type; }
interface IteratorReturnResult<Result> { done: true; value: Result; }
type IteratorResult<Type, Result = any> = IteratorYieldResult<Type> | IteratorReturnResult<Result>;
interface Iterator<Type, Result = any, Next = any> { next(...given: [] | [Next]): IteratorResult<Type, Result>; return?(value?: Result): IteratorResult<Type, Result>; throw?(error?: any): IteratorResult<Type, Result>; }
interface Iterable<Type, Result = any, Next = any> { [Symbol.iterator](): Iterator<Type, Result, Next>; }
interface IterableIterator<Type, Result = any, Next = any> extends Iterator<Type, Result, Next> { [Symbol.iterator](): IterableIterator<Type, Result, Next>; }
interface IteratorObject<Type, Result = unknown, Next = unknown> extends Iterator<Type, Result, Next> { [Symbol.iterator](): IteratorObject<Type, Result, Next>; }
interface Generator<Type = unknown, Result = any, Next = any> extends IteratorObject<Type, Result, Next> { [Symbol.iterator](): Generator<Type, Result, Next>; }
interface AsyncIterator<Type, Result = any, Next = any> { next(...given: [] | [Next]): Promise<IteratorResult<Type, Result>>; return?(value?: Result | PromiseLike<Result>): Promise<IteratorResult<Type, Result>>; throw?(error?: any): Promise<IteratorResult<Type, Result>>; }
interface AsyncIterable<Type, Result = any, Next = any> { [Symbol.asyncIterator](): AsyncIterator<Type, Result, Next>; }
interface AsyncIterableIterator<Type, Result = any, Next = any> extends AsyncIterator<Type, Result, Next> { [Symbol.asyncIterator](): AsyncIterableIterator<Type, Result, Next>; }
interface AsyncIteratorObject<Type, Result = unknown, Next = unknown> extends AsyncIterator<Type, Result, Next> { [Symbol.asyncIterator](): AsyncIteratorObject<Type, Result, Next>; }
interface AsyncGenerator<Type = unknown, Result = any, Next = any> extends AsyncIteratorObject<Type, Result, Next> { return(value: Result | PromiseLike<Result>): Promise<IteratorResult<Type, Result>>; throw(error: any): Promise<IteratorResult<Type, Result>>; [Symbol.asyncIterator](): AsyncGenerator<Type, Result, Next>; }

interface ArrayBuffer { readonly byteLength: number; slice(begin?: number, end?: number): ArrayBuffer; readonly [Symbol.toStringTag]: "ArrayBuffer"; }
interface SharedArrayBuffer { readonly byteLength: number; readonly [Symbol.toStringTag]: "SharedArrayBuffer"; }
type ArrayBufferLike = ArrayBuffer | SharedArrayBuffer;
interface ArrayBufferView<Buffer extends ArrayBufferLike = ArrayBufferLike> { readonly buffer: Buffer; readonly byteLength: number; readonly byteOffset: number; }
interface DataView<Buffer extends ArrayBufferLike = ArrayBufferLike> extends ArrayBufferView<Buffer> { getInt8(offset: number): number; }
interface Uint8Array<Buffer extends ArrayBufferLike = ArrayBufferLike> extends ArrayBufferView<Buffer> { readonly length: number; [index: number]: number; readonly [Symbol.toStringTag]: "Uint8Array"; }
interface TextDecoder { readonly encoding: string; decode(bytes?: ArrayBuffer | ArrayBufferView): string; }
interface EventTarget { dispatchEvent(event: unknown): boolean; }
interface AbortSignal extends EventTarget { readonly aborted: boolean; readonly reason: any; throwIfAborted(): void; }
interface AbortController { readonly signal: AbortSignal; abort(reason?: any): void; }
interface Blob { readonly size: number; readonly type: string; arrayBuffer(): Promise<ArrayBuffer>; slice(start?: number, end?: number, type?: string): Blob; stream(): ReadableStream<Uint8Array<ArrayBuffer>>; text(): Promise<string>; }
interface File extends Blob { readonly lastModified: number; readonly name: string; readonly webkitRelativePath: string; }
interface FormData { append(name: string, value: string | Blob): void; get(name: string): File | string | null; }
interface ReadableStream<Chunk = any> { readonly locked: boolean; cancel(reason?: any): Promise<void>; getReader(): { read(): Promise<IteratorResult<Chunk>> }; }
interface URL { readonly href: string; readonly searchParams: URLSearchParams; }
interface URLSearchParams { get(name: string): string | null; append(name: string, value: string): void; }
interface Headers { append(name: string, value: string): void; delete(name: string): void; get(name: string): string | null; has(name: string): boolean; set(name: string, value: string): void; }
type HeadersInit = [string, string][] | Record<string, string> | Headers;
type BodyInit = ReadableStream | Blob | ArrayBufferView<ArrayBuffer> | ArrayBuffer | FormData | URLSearchParams | string;
interface RequestInit { body?: BodyInit | null; cache?: string; credentials?: string; headers?: HeadersInit; integrity?: string; keepalive?: boolean; method?: string; mode?: string; priority?: string; redirect?: string; referrer?: string; referrerPolicy?: string; signal?: AbortSignal | null; window?: null; }
interface Body { readonly body: ReadableStream<Uint8Array<ArrayBuffer>> | null; readonly bodyUsed: boolean; arrayBuffer(): Promise<ArrayBuffer>; blob(): Promise<Blob>; formData(): Promise<FormData>; json(): Promise<any>; text(): Promise<string>; }
interface Response extends Body { readonly headers: Headers; readonly ok: boolean; readonly redirected: boolean; readonly status: number; readonly statusText: string; readonly type: string; readonly url: string; clone(): Response; }
interface Request extends Body { readonly headers: Headers; readonly method: string; readonly signal: AbortSignal; readonly url: string; clone(): Request; }
declare function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
`;
