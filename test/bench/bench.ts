import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Cluster, startCluster } from '../../api/db/cluster.ts'
import { ensurePostgres } from '../../api/setup/system.ts'
import { benchAccess } from './access.ts'
import { benchActs } from './acts.ts'
import { benchDatabase } from './benchDatabase.ts'
import { benchBulletin } from './bulletin.ts'
import { benchCeremony } from './ceremony.ts'
import { benchConformity } from './conformity.ts'
import { benchEnvelope } from './envelope.ts'
import { benchFigures } from './figures.ts'
import { benchJournal } from './journal.ts'
import { type Line, printTable } from './measure.ts'
import { benchNational } from './national.ts'
import { benchNote } from './note.ts'
import { benchOgc } from './ogc.ts'
import { benchOgcDossiers } from './ogcDossiers.ts'
import { benchPapers } from './papers.ts'
import { benchPlans } from './plans.ts'
import { benchRecheck } from './recheck.ts'
import { benchRecount } from './recount.ts'
import { benchRoom } from './room.ts'
import { benchShapefile } from './shapefile.ts'
import { benchSheets } from './sheets.ts'
import { benchSignIn } from './signIn.ts'
import { benchSigning } from './signing.ts'
import { benchTerritoryMap } from './territoryMap.ts'
import { benchTiles } from './tiles.ts'
import { benchUpload } from './upload.ts'

/** How long and how often to measure, and where. */
export type Bench = {
  readonly cluster: Cluster
  readonly scale: number
  readonly effort: {
    readonly pairs: number
    readonly seconds: number
    /** How long a rate is held, seconds. */
    readonly held: number
  }
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
  national: benchNational,
  figures: benchFigures,
  bulletin: benchBulletin,
  recheck: benchRecheck,
  recount: benchRecount,
  papers: benchPapers,
  plans: benchPlans,
  note: async ({ cluster, scale }) => benchNote(await benchDatabase(cluster.url, scale)),
  acts: benchActs,
  ceremony: benchCeremony,
  signIn: benchSignIn,
  signing: benchSigning,
  envelope: benchEnvelope,
  journal: benchJournal,
  upload: benchUpload,
  sheets: benchSheets,
  room: benchRoom,
  territoryMap: benchTerritoryMap,
  ogc: async ({ cluster, scale, effort }) => benchOgc(await benchDatabase(cluster.url, scale), effort),
  ogcDossiers: benchOgcDossiers,
}

const usage = () => `npm run bench -- [subject…] [--scale N] [--pairs N] [--seconds S]
  subjects: ${Object.keys(SECTIONS).join(', ')}; all of them when none is named
  --scale    parcels, or dossiers, of the made country (1000000)
  --pairs    interleaved measures of ours and of what it is held against; their median counts (5)
  --seconds  of each measure (5), and of the rate of events that is held (300)
  Many short pairs say more than a few long ones on a machine that does other work.`

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '1000000' },
      pairs: { type: 'string', default: '5' },
      seconds: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage())
  const unknown = positionals.find((word) => !(word in SECTIONS))
  if (unknown) throw new Error(`no subject "${unknown}"\n${usage()}`)
  const wanted = Object.entries(SECTIONS).filter(([name]) => positionals.length === 0 || positionals.includes(name))
  const effort = {
    pairs: Number(values.pairs),
    seconds: Number(values.seconds ?? 5),
    held: Number(values.seconds ?? 300),
  }
  const cluster = await startCluster('bench', ensurePostgres().binaries)
  const lines: Line[] = []
  try {
    for (const [, measure] of wanted) lines.push(...(await measure({ cluster, scale: Number(values.scale), effort })))
  } finally {
    await cluster.stop()
    // What was measured before a subject failed is worth its minutes.
    if (lines.length > 0) {
      console.log(`\nload average ${loadavg()[0]?.toFixed(1)}; medians of ${effort.pairs} interleaved pairs\n`)
      printTable(lines)
    }
  }
  if (lines.some(({ held }) => held === false)) process.exitCode = 1
}

await main()
