import { defineConfig } from 'vitest/config';

/** Slow kinds of test get time; none depends on how fast the machine is. */
const patient = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{shared,server,web}/src/**/*.test.ts', 'scripts/**/*.test.ts'], ...patient } },
      { test: { name: 'api', include: ['test/{api,architecture}/**/*.test.ts'], ...patient } },
      { test: { name: 'stories', include: ['test/stories/**/*.test.ts'], ...patient } },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], ...patient, testTimeout: 180_000 } },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], ...patient, testTimeout: 180_000 } },
    ],
  },
});
