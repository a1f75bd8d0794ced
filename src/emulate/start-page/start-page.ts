import { html } from "hono/html";
import type { OperationPlace } from "../../model/on-demand.js";
import { visible, visibleLines } from "../../text/visible.js";
import { pageStyle } from "./start-page-style.js";
import type { RequestLog } from "../server/request-log.js";
import { replyOf, type Reply } from "../answers/reply.js";
import { stringifyExact } from "../store/value.js";
import type { World } from "../world.js";

/** How many records of a resource are shown. */
const shownRecords = 10;

type Html = ReturnType<typeof html>;

/** The page for a person who would rather look than read: operations, keys, records, the last requests. */
export async function page(
  url: URL,
  { world, basePath, log }: { world: World; basePath: string; log: RequestLog },
): Promise<Reply> {
  const { api } = world;
  const title = visible(`${api.title}, emulated`);
  const text = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${pageStyle}
      </head>
      <body>
        <h1>${title}</h1>
        <p>
          Base URL <code>${url.origin}${basePath}</code>, version ${visible(api.version)}. The first
          records are made up; all are kept in memory only.
        </p>
        ${keys(world)} ${requests(log)} ${records(world)} ${operations(world)}
      </body>
    </html>`;
  // Everything is here: no script, no image, nothing from elsewhere.
  const headers = {
    "Content-Type": "text/html; charset=UTF-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  };
  return replyOf(200, headers, String(text));
}

function keys({ keys: every }: World): Html {
  return section(
    "Keys",
    table(
      ["Key", "Organization", "Scopes"],
      every.map(({ key, organization, scopes }) => [
        code(key),
        visible(organization),
        code(scopes.join(", ")),
      ]),
    ),
  );
}

function requests(log: RequestLog): Html {
  const rows = log
    .all()
    .map(({ at, method, target, status, ms, organization = "", faults }) => [
      new Date(at).toISOString().slice(11, 23),
      method,
      code(target),
      status === 0 ? "no answer" : String(status),
      `${ms.toFixed(1)} ms`,
      visible(organization),
      faults.join(", "),
    ]);
  const heads = ["Time (UTC)", "Method", "Path", "Status", "Took", "Organization", "Fault"];
  return section("Last requests", rows.length > 0 ? table(heads, rows) : html`<p>None yet.</p>`);
}

function records({ store, resources }: World): Html {
  const parts = store.organizations().flatMap((organization) =>
    resources.all().flatMap(({ key }) => {
      const every = store.all(organization, key);
      return every.length === 0
        ? []
        : [
            html`<details>
              <summary>${code(key)} of ${visible(organization)}: ${every.length}</summary>
              ${every
                .slice(0, shownRecords)
                .map(({ fields }) => html`<pre>${visibleLines(stringifyExact(fields, 2))}</pre>`)}
              ${
                every.length > shownRecords
                  ? html`<p>The first ${shownRecords} of ${every.length}.</p>`
                  : ""
              }
            </details>`,
          ];
    }),
  );
  return section("Records", parts.length > 0 ? html`${parts}` : html`<p>None.</p>`);
}

function operations({ api, planOf }: World): Html {
  const scopes = ({ security }: OperationPlace): string =>
    [...new Set(security.flat().flatMap((each) => each.scopes))].join(", ");
  return section(
    "Operations",
    table(
      ["Operation", "Request", "Scopes", "What it does here"],
      api.operations.map((operation) => [
        visible(operation.id),
        code(`${operation.method} ${operation.path}`),
        code(scopes(operation)),
        doing(planOf(operation.read()).kind),
      ]),
    ),
  );
}

function doing(kind: string): string {
  return kind === "example" ? "answers its declared example" : `${kind}s records`;
}

/** A text of the document, or of a request: the template escapes its markup, and this what nobody sees. */
function code(text: string): Html {
  return html`<code>${visible(text)}</code>`;
}

function section(title: string, content: Html): Html {
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;
}

function table(heads: string[], rows: (string | Html)[][]): Html {
  return html`<div class="wide">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
