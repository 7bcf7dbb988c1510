import { defineConfig } from '@playwright/test';

/** The page as it is served; `cargo xtask test` names the address. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.test.js',
  outputDir: 'results/output',
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  // Long, for a machine that has other work: no test waits that long where all is well.
  timeout: 120_000,
  // What a browser did once only is reported as flaky.
  retries: 1,
  expect: { timeout: 30_000 },
  reporter: [['line']],
  use: {
    baseURL: process.env.NUTGRAF_URL ?? 'http://127.0.0.1:8080',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    // The offline copy is fetched and hashed anew for each test; those that are about it allow it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
      ],
    },
  },
});
