import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

export default defineConfig({
  root,
  test: {
    env: { TZ: 'UTC' },
    projects: [
      { root, test: { name: 'architecture', include: ['test/architecture.test.ts'] } },
      { root, test: { name: 'spatial', include: ['test/spatial/**/*.test.ts'], testTimeout: 20_000 } },
      {
        root,
        test: {
          name: 'api',
          include: ['test/api/**/*.test.ts', 'test/seeds/**/*.test.ts'],
          globalSetup: ['test/build/globalDatabase.ts'],
          testTimeout: 30_000,
          // The first file that wants the demonstration draws it, and a machine that does other work is slow.
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      { root, test: { name: 'web', include: ['test/web/**/*.test.{ts,tsx}'], environment: 'jsdom' } },
      {
        root,
        test: {
          name: 'journey',
          include: ['test/journey/**/*.test.ts'],
          globalSetup: ['test/build/globalJourney.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // A walk waits more than it works: two at once are done in little more than half the time.
          maxWorkers: 2,
          // A browser on two cores may be late by more than a wait: a walk that fails is walked once more, and said.
          retry: 1,
        },
      },
    ],
  },
})
