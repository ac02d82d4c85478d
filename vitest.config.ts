import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Slow kinds of test get time; none depends on how fast the machine is. */
const patient = { testTimeout: 60_000, hookTimeout: 120_000 };

// Vite prefers graphql's ES module, Node the CommonJS one that every package asks for; graphql refuses to be loaded twice.
const resolve = {
  alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
};

export default defineConfig({
  test: {
    // Every processor tests; the runner would keep one for watching files.
    maxWorkers: availableParallelism(),
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['{shared,server,web}/src/**/*.test.ts', 'scripts/**/*.test.ts'],
          ...patient,
        },
      },
      { resolve, test: { name: 'api', include: ['test/{api,architecture}/**/*.test.ts'], ...patient } },
      { resolve, test: { name: 'stories', include: ['test/stories/**/*.test.ts'], ...patient } },
      {
        resolve,
        test: { name: 'faults', include: ['test/faults/**/*.test.ts'], ...patient, testTimeout: 180_000 },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/browser-setup.ts'],
          // A browser and a server each want a processor of their own.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          ...patient,
          testTimeout: 180_000,
        },
      },
    ],
  },
});
