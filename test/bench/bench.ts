import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Cluster, startCluster } from '../../api/db/cluster.ts'
import { ensurePostgres } from '../../api/setup/system.ts'
import { benchAccess } from './access.ts'
import { benchDatabase } from './benchDatabase.ts'
import { benchConformity } from './conformity.ts'
import { type Line, printTable } from './measure.ts'
import { benchRecount } from './recount.ts'
import { benchShapefile } from './shapefile.ts'
import { benchSignIn } from './signIn.ts'
import { benchTiles } from './tiles.ts'

/** How long and how often to measure, and where. */
export type Bench = {
  readonly cluster: Cluster
  readonly scale: number
  readonly effort: { readonly pairs: number; readonly seconds: number }
}

/** One entry a subject: `npm run bench -- <subject>…` measures it alone. */
const SECTIONS: Readonly<Record<string, (bench: Bench) => Promise<readonly Line[]>>> = {
  shapefile: async () => benchShapefile(),
  conformity: async ({ cluster, scale, effort }) => {
    const large = await benchDatabase(cluster.url, scale)
    const small = await benchDatabase(cluster.url, 10_000)
    return benchConformity({ small, large }, effort)
  },
  tiles: async ({ cluster, scale, effort }) => benchTiles(await benchDatabase(cluster.url, scale), effort),
  access: benchAccess,
  recount: benchRecount,
  signIn: benchSignIn,
}

/** `npm run bench [-- subject…] [--scale=1000000] [--pairs=5] [--seconds=5]` */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '1000000' },
      pairs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '5' },
    },
  })
  const unknown = positionals.find((word) => !(word in SECTIONS))
  if (unknown) throw new Error(`no subject "${unknown}": ${Object.keys(SECTIONS).join(', ')}`)
  const wanted = Object.entries(SECTIONS).filter(([name]) => positionals.length === 0 || positionals.includes(name))
  const effort = { pairs: Number(values.pairs), seconds: Number(values.seconds) }
  const cluster = await startCluster('bench', ensurePostgres().binaries)
  const lines: Line[] = []
  try {
    for (const [, measure] of wanted) lines.push(...(await measure({ cluster, scale: Number(values.scale), effort })))
  } finally {
    await cluster.stop()
  }
  console.log(`\nload average ${loadavg()[0]?.toFixed(1)}; medians of ${effort.pairs} interleaved pairs\n`)
  printTable(lines)
  if (lines.some(({ held }) => held === false)) process.exitCode = 1
}

await main()
