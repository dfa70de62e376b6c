// Room borders (DESIGN §2). `npm run check` fails when an import crosses one.
// A room is a folder of shared/; others enter by its door, `index.ts`, through the `#room` name of package.json.
const ROOMS = {
  law: [],
  casefile: ['law'],
  vault: [],
  journal: ['vault', 'casefile'],
  evidence: ['vault', 'journal', 'casefile'],
  store: [],
  mirror: ['vault', 'journal', 'store', 'host'],
  backup: ['vault', 'journal', 'store', 'host'],
  officialdoc: ['casefile', 'law'],
  exchange: ['vault', 'journal', 'evidence'],
  search: ['casefile'],
  host: [],
};
const roomNames = Object.keys(ROOMS).concat('engine');

const roomRules = Object.entries(ROOMS).map(([room, may]) => ({
  name: `room-${room}`,
  comment: `shared/${room} may import only: ${may.join(', ') || 'nothing'}`,
  severity: 'error',
  from: { path: `^shared/${room}/` },
  to: { path: `^shared/(?!(${[room, ...may].join('|')})/)` },
}));

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...roomRules,
    {
      name: 'door-only',
      comment: 'enter a room of shared/ by its index.ts',
      severity: 'error',
      from: { path: '^(shared|renderer|electron|build)/([^/]+)/' },
      to: {
        path: `^shared/(${roomNames.join('|')})/`,
        pathNot: [
          '^shared/[^/]+/index\\.ts$',
          '^$1/$2/',
          '^shared/engine/(worker|rpc/client)\\.ts$',
          '^shared/officialdoc/node\\.ts$',
          '^shared/evidence/text/index\\.ts$',
          '^shared/host/names\\.ts$',
        ],
      },
    },
    {
      name: 'shared-without-screen',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(renderer|electron|build|tests)/|node_modules/(react|react-dom|electron|@mantine|@tiptap)/' },
    },
    {
      name: 'electron-is-thin',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|tests)/|^shared/(?!(host|officialdoc)/)' },
    },
    {
      name: 'renderer-imports',
      comment: 'screens see the engine contract, the model, the document tree, the law tables and the host contract',
      severity: 'error',
      from: { path: '^renderer/(?!workers/)' },
      to: { path: '^(electron|build|tests)/|^shared/(?!(engine|casefile|officialdoc|law|host)/)' },
    },
    {
      name: 'engine-runs-in-its-worker',
      comment: 'the door with keys and journals is for the worker; the UI thread has the contract only',
      severity: 'error',
      from: { path: '^(renderer|electron|build|shared)/', pathNot: '^renderer/workers/' },
      to: { path: '^shared/engine/worker\\.ts$' },
    },
    {
      name: 'screens-do-not-import-each-other',
      severity: 'error',
      from: { path: '^renderer/screens/([^/]+)/' },
      to: { path: '^renderer/screens/(?!$1/)' },
    },
    {
      name: 'dexie-lives-in-store',
      severity: 'error',
      from: { path: '^(shared|renderer|electron)/', pathNot: '^shared/store/' },
      to: { path: 'node_modules/dexie' },
    },
    {
      name: 'no-cryptography-in-the-renderer',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: 'node_modules/(@noble|age-encryption|hash-wasm|cborg)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|tests/output)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
