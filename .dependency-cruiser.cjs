/** Who may import whom: shared ← platform ← modules ← app. Every rule is an error. */
const featuresNobodyImports = ['search', 'insights'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|web|scripts|test)/' },
    },
    {
      name: 'shared-needs-no-node',
      severity: 'error',
      from: { path: '^shared/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/platform' },
      to: { path: '^server/src/(modules|app)' },
    },
    {
      name: 'modules-do-not-know-the-app',
      severity: 'error',
      from: { path: '^server/src/modules' },
      to: { path: '^server/src/app' },
    },
    {
      name: 'modules-meet-through-their-index',
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/' },
      to: {
        path: '^server/src/modules/([^/]+)/',
        pathNot: ['^server/src/modules/$1/', '^server/src/modules/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'nobody-imports-readers-of-others',
      severity: 'error',
      from: { path: '^server/src/modules/([^/]+)/' },
      to: {
        path: `^server/src/modules/(${featuresNobodyImports.join('|')})/`,
        pathNot: '^server/src/modules/$1/',
      },
    },
    {
      name: 'mongoose-stays-in-models-and-repositories',
      severity: 'error',
      from: {
        path: '^server/src',
        pathNot: [
          '\\.(model|repository|schema)\\.ts$',
          '^server/src/platform/(mongo|events|auth|embedded-mongo)/',
          '^server/src/platform/(idempotency|rate-limits)\\.ts$',
          '\\.test\\.ts$',
        ],
      },
      to: { path: 'node_modules/mongoose/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'meilisearch-stays-in-its-adapter',
      severity: 'error',
      from: { path: '^(server|scripts|web|shared)/', pathNot: '^server/src/platform/search-engine/' },
      to: { path: 'node_modules/meilisearch/' },
    },
    {
      name: 'embedded-mongo-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^server/src/platform/embedded-mongo/' },
      to: { path: '^(server/src|shared)/', pathNot: '^server/src/platform/embedded-mongo/' },
    },
    {
      name: 'resolvers-call-services',
      severity: 'error',
      from: { path: '/resolvers(\\.ts$|/)' },
      to: { path: '\\.repository\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-imports-shared-only',
      severity: 'error',
      from: { path: '^web/src' },
      to: { path: '^(server|scripts|test)/' },
    },
    {
      name: 'web-features-meet-in-app',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/([^/]+)/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'web-ui-knows-no-feature',
      severity: 'error',
      from: { path: '^web/src/(ui|lib)/' },
      to: { path: '^web/src/(features|app)/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { path: '^(server|web|shared)/src', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^test/|\\.test\\.tsx?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(gql|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
