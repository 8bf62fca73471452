import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The server puts its base path here when it serves the page; the development server has none. */
const BASE_PLACEHOLDER = "__ROOMREEL_BASE__";
const API = "http://127.0.0.1:6080";

const developmentBase: Plugin = {
  name: "roomreel-development-base",
  apply: "serve",
  transformIndexHtml: { order: "pre", handler: (html) => html.replaceAll(BASE_PLACEHOLDER, "") },
};

export default defineConfig({
  base: "./",
  plugins: [react(), developmentBase],
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 600 },
  server: {
    host: "127.0.0.1",
    port: 6590,
    proxy: {
      "/api": API,
      "/internal-api": API,
      "/livekit": { target: API, ws: true },
    },
  },
});
