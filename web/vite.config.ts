import { promisify } from "node:util";
import { brotliCompress, constants, gzip, type BrotliOptions } from "node:zlib";
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

/** What compresses well gets its compressed forms beside it, once, at build time: the server only chooses. */
const compressed: Plugin = {
  name: "roomreel-compressed",
  apply: "build",
  // Vite itself fills in names (`__VITE_PRELOAD__`) in its own generateBundle, which comes after those of plugins.
  generateBundle: {
    order: "post",
    async handler(_options, bundle) {
      const files = Object.values(bundle).filter(({ fileName }) => /\.(?:js|css|svg|wasm)$/.test(fileName));
      for (const file of files) {
        const source = Buffer.from(file.type === "chunk" ? file.code : file.source);
        this.emitFile({
          type: "asset",
          fileName: `${file.fileName}.br`,
          source: await promisify(brotliCompress)(source, brotliFor(file.fileName)),
        });
        this.emitFile({ type: "asset", fileName: `${file.fileName}.gz`, source: await promisify(gzip)(source) });
      }
    },
  },
};

/** The last tenth of a program of megabytes costs half a minute of each build: it is not worth it. */
const brotliFor = (name: string): BrotliOptions =>
  name.endsWith(".wasm") ? { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } } : {};

export default defineConfig({
  base: "./",
  plugins: [react(), developmentBase, compressed],
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
