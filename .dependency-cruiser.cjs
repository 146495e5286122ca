/*
 * The arrows of the house (docs/guides/house.md): app → server → db, jobs → server, everything → core, core → zod and
 * itself. scripts/ and test/ put the rooms together and are free.
 */
const test = '\\.(test|fixture)\\.tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core imports zod and itself: no clock, no randomness, no I/O',
      severity: 'error',
      from: { path: '^core/', pathNot: test },
      to: { pathNot: ['^core/', '^node_modules/zod/'] },
    },
    {
      name: 'core-tests-stay-in-core',
      comment: 'a test beside a rule needs the rule, vitest and fast-check, no service',
      severity: 'error',
      from: { path: `^core/.*${test}` },
      to: { pathNot: ['^core/', '^node_modules/(zod|vitest|fast-check)/'] },
    },
    {
      name: 'db-below-server',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(server|jobs|app|scripts|test)/' },
    },
    {
      name: 'server-below-app-and-jobs',
      comment: 'definitions of jobs lie in server/, their handlers in jobs/',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(jobs|app|scripts|test)/' },
    },
    {
      name: 'jobs-through-server',
      comment: 'a handler works through the use cases and services of server/; types of tables may be named',
      severity: 'error',
      from: { path: '^jobs/' },
      to: { path: '^(db|app|scripts|test)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-through-server',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(db|jobs|scripts|test)/' },
    },
    {
      name: 'components-take-plain-data',
      comment: 'nothing under server/ reaches the browser; only routes and *.server.ts call it',
      severity: 'error',
      from: { path: '^app/(ui|features|shell|i18n)/', pathNot: [test, '\\.server\\.tsx?$'] },
      to: { path: '^(server/|node_modules/(zod|@conform-to/zod)/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'no-package-that-is-not-declared',
      severity: 'error',
      from: { path: '^(app|core|db|jobs|server)/', pathNot: test },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
    },
  },
}
