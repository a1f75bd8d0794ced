import { html, raw } from "hono/html";

/** How the page looks, in light and in dark. */
export const pageStyle: ReturnType<typeof html> = html`<style>
  ${raw(`
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; }
  h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
  code, pre { font: 13px/1.45 ui-monospace, monospace; }
  pre { padding: 0.5rem 0.75rem; overflow-x: auto; background: color-mix(in srgb, currentColor 7%, transparent); }
  .wide { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; }
  th { font-weight: 600; }
  tr { border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
  summary { cursor: pointer; padding: 0.2rem 0; }
  `)}
</style>`;
