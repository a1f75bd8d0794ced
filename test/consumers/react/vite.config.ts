import { defineConfig } from "vite";

const url = new URL(process.env["HEALOS_URL"] ?? "http://localhost:8787/ext-api/v1");

export default defineConfig({
  build: { target: "es2022" },
  preview: {
    proxy: {
      "/api": {
        target: url.origin,
        changeOrigin: true,
        rewrite: (path) => path.replace(/^\/api/, url.pathname),
        headers: { "X-API-Key": process.env["HEALOS_API_KEY"] ?? "" },
      },
    },
  },
});
