// The Vite configuration of Remix: `remix vite:build --config remix.config.js`.
import { vitePlugin as remix } from "@remix-run/dev"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [
    remix({
      appDirectory: "app",
      buildDirectory: "build",
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
        unstable_optimizeDeps: true,
      },
    }),
  ],
  build: {
    target: "es2022",
    rollupOptions: {
      // zod's comments for another bundler, and doors without a page: nothing that could be mended here.
      onwarn: (warning, tell) => /^(INVALID_ANNOTATION|EMPTY_BUNDLE)$/.test(warning.code ?? "") || tell(warning),
    },
  },
})
