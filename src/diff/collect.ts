import type { Change, Effect, Guard, Wire } from "./change.js";
import type { Comparison } from "./comparison.js";
import { judge, worse } from "./judge.js";
import { whyOf } from "./why.js";
import type { SchemaPair } from "./witness/witnesses.js";
import type { Notebook, SchemaUse, Site } from "./uses.js";

/** One cause with all its sightings. */
export interface Cause {
  change: Change;
  effect: Effect;
  wire: Wire;
  /** Why it is that, where it is worst. */
  why: string;
  /** The name of the thing, as users of the client know it. */
  subject: string;
  operations: Set<string>;
  requests: Set<string>;
  sites: Set<string>;
  /** The nearest schemas around it, where it is in one. */
  schemas?: SchemaPair;
}

/** Gathers everything that was noted: one cause for each edit, however many operations it reaches. */
export function collect(notebook: Notebook): Cause[] {
  const causes = new Map<string, Cause>();
  for (const { change, site } of notebook.sightings) {
    sight(causes, { change, site, subject: subjectOf(site) });
  }
  const dirty = findDirty(notebook.schemas);
  for (const use of notebook.schemas) {
    walk(use, dirty, (change, { subject, schemas }) =>
      sight(causes, { change, site: use.site, subject, schemas }),
    );
  }
  return [...causes.values()];
}

interface Seen {
  change: Change;
  site: Site;
  subject: string;
  schemas?: SchemaPair | undefined;
}

function sight(causes: Map<string, Cause>, { change, site, subject, schemas }: Seen): void {
  if (change.skip?.includes(site.direction)) return;
  const guards: Guard[] = [...(change.guards ?? []), ...site.guards];
  const wire = judge(change.effect, site.direction, guards);
  const why = whyOf({ effect: change.effect, direction: site.direction, guards });
  const key = keyOf(change);
  const known = causes.get(key);
  const cause: Cause = known ?? {
    change,
    effect: change.effect,
    wire,
    why,
    subject,
    operations: new Set(),
    requests: new Set(),
    sites: new Set(),
    ...(schemas && { schemas }),
  };
  causes.set(key, cause);
  if (worse(cause.wire, wire) !== cause.wire) {
    cause.effect = change.effect;
    cause.wire = wire;
    cause.why = why;
  }
  if (site.operation !== "") cause.operations.add(site.operation);
  if (site.request !== "") cause.requests.add(site.request);
  if (site.where !== "") cause.sites.add(site.where);
}

/** What was added is told apart by where it is now, what was removed by where it was. */
function keyOf({ rule, what, before, after, ...places }: Change): string {
  const base = places.used?.base ?? places.base;
  const head = places.used?.head ?? places.head;
  const place = after === undefined ? base : before === undefined ? head : `${base} ${head}`;
  return [rule, what, place].join("\n");
}

function subjectOf({ operation, where }: Site): string {
  return [operation && `\`${operation}\``, where].filter(Boolean).join(", ");
}

/** The comparisons that have changes, themselves or inside. */
function findDirty(uses: readonly SchemaUse[]): Set<Comparison> {
  const all = new Set(uses.map((use) => use.comparison));
  const above = new Map<Comparison, Comparison[]>();
  for (const each of all) {
    for (const { to } of each.inside) {
      all.add(to);
      const outer = above.get(to);
      if (outer === undefined) above.set(to, [each]);
      else outer.push(each);
    }
  }
  const dirty = new Set([...all].filter((each) => each.changes.length > 0));
  for (const each of dirty) for (const outer of above.get(each) ?? []) dirty.add(outer);
  return dirty;
}

interface Step {
  comparison: Comparison;
  /** The name of what is compared. */
  subject: string;
  /** The nearest schemas around it. */
  schemas: SchemaPair | undefined;
  /** The union that it is in a branch of: what a branch refuses, another one may accept. */
  union?: SchemaPair | undefined;
}

/** Visits every change that a schema's use reaches, once, the nearest first. */
function walk(
  { comparison, site }: SchemaUse,
  dirty: ReadonlySet<Comparison>,
  visit: (change: Change, step: Step) => void,
): void {
  if (!dirty.has(comparison)) return;
  const start = { comparison, subject: subjectOf(site), schemas: comparison.schemas };
  const seen = new Set([comparison]);
  const queue: Step[] = [start];
  for (const { comparison: current, subject: given, schemas, union } of queue) {
    const subject = current.model === undefined ? given : `\`${current.model}\``;
    for (const change of current.changes) visit(change, { comparison: current, subject, schemas });
    for (const { step, to, skip, isBranch } of current.inside) {
      if (seen.has(to) || !dirty.has(to) || skip.includes(site.direction)) continue;
      seen.add(to);
      queue.push({
        comparison: to,
        subject: extend(subject, step),
        schemas: union ?? (isBranch ? schemas : (to.schemas ?? schemas)),
        union: union ?? (isBranch ? schemas : undefined),
      });
    }
  }
}

/** `Patient` and `.email` are `Patient.email`. */
function extend(subject: string, step: string): string {
  if (step === "") return subject;
  return subject.endsWith("`") ? `${subject.slice(0, -1)}${step}\`` : `${subject} \`${step}\``;
}
