import { defineConfig } from 'vitest/config'

/**
 * Of every project. Two files at once, for two cores; a process takes one file after another, which spares each of them the
 * second and a half of loading the application: a file leaves its process as it found it.
 */
const everywhere = { maxWorkers: 2, isolate: false } as const
const root = new URL('..', import.meta.url).pathname

export default defineConfig({
  root,
  test: {
    env: { TZ: 'UTC' },
    projects: [
      { root, test: { ...everywhere, name: 'architecture', include: ['test/architecture.test.ts'] } },
      { root, test: { ...everywhere, name: 'spatial', include: ['test/spatial/**/*.test.ts'], testTimeout: 20_000 } },
      {
        root,
        test: {
          ...everywhere,
          name: 'api',
          include: ['test/api/**/*.test.ts', 'test/seeds/**/*.test.ts'],
          globalSetup: ['test/build/globalDatabase.ts'],
          testTimeout: 30_000,
          // The first file that wants the demonstration draws it, and a machine that does other work is slow.
          hookTimeout: 180_000,
        },
      },
      {
        root,
        test: {
          ...everywhere,
          name: 'web',
          include: ['test/web/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          // What one file leaves on the page, in the storage or in the language would be found by the next.
          isolate: true,
        },
      },
      {
        root,
        test: {
          ...everywhere,
          name: 'journey',
          include: ['test/journey/**/*.test.ts'],
          globalSetup: ['test/build/globalJourney.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A browser on two cores may be late by more than a wait: a walk that fails is walked once more, and said.
          retry: 1,
        },
      },
    ],
  },
})
