import { defineConfig } from 'vitest/config'

const setupFiles = ['test/support/setup.ts']
const service = {
  setupFiles,
  globalSetup: ['test/support/global-cluster.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}
const withBuild = [...service.globalSetup, 'test/support/global-build.ts']

export default defineConfig({
  test: {
    projects: [
      {
        // Rules and words: no service.
        extends: true,
        test: {
          name: 'core',
          setupFiles,
          // Reads many files; a busy machine takes its time.
          testTimeout: 60_000,
          include: ['{core,app,server,db,jobs}/**/*.test.{ts,tsx}', 'test/{app,house}/**/*.test.{ts,tsx}'],
        },
      },
      { extends: true, test: { ...service, name: 'db', include: ['test/db/**/*.test.ts'] } },
      {
        extends: true,
        test: { ...service, name: 'server', include: ['test/server/**/*.test.ts'], globalSetup: withBuild },
      },
      {
        extends: true,
        test: { ...service, name: 'jobs', include: ['test/jobs/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          ...service,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: withBuild,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
