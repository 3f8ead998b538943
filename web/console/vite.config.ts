import vue from "@vitejs/plugin-vue";
import { ElementPlusResolver } from "unplugin-vue-components/resolvers";
import components from "unplugin-vue-components/vite";
import { defineConfig } from "vite";
import { mockServer } from "./mock/server.ts";

// HUIMIN_SERVER=http://127.0.0.1:8080 npm run dev: the pages of this folder on a real server; without it, the mock.
const server = process.env.HUIMIN_SERVER;

export default defineConfig({
  plugins: [
    vue(),
    components({ dirs: [], resolvers: [ElementPlusResolver()], dts: false }),
    ...(server ? [] : [mockServer()]),
  ],
  server: { proxy: server ? { "/api": { target: server, changeOrigin: false } } : undefined },
  build: {
    target: "es2022",
    // nothing may be inlined as data: or script, the server's content security policy forbids it
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});
