import { defineConfig } from 'vite';

/** While the dashboard is being written: `npx vite apps/dashboard` beside a server on its usual port. */
const server = { proxy: { '/api': process.env.HOSTLER_URL ?? 'http://127.0.0.1:7400' } };

export default defineConfig({
  root: import.meta.dirname,
  server,
  build: {
    outDir: '../../dist/dashboard',
    emptyOutDir: true,
    target: 'es2023',
    // Browsers that know light-dark(), so that one rule serves both themes as it stands.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A page's picture inlined as data would be let in by the policy; one rule for all files is simpler to see.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      // Libraries mark what may run in a browser; here everything does.
      onLog: (level, log, show) => log.code === 'MODULE_LEVEL_DIRECTIVE' || show(level, log),
    },
  },
});
