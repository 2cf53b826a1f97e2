import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { startCluster } from '../../api/db/cluster.ts'
import { ensurePostgres } from '../../api/setup/system.ts'
import { benchDatabase } from './benchDatabase.ts'
import { benchConformity } from './conformity.ts'
import { type Line, printTable } from './measure.ts'
import { benchShapefile } from './shapefile.ts'
import { benchTiles } from './tiles.ts'

const SECTIONS = ['conformity', 'tiles', 'shapefile'] as const
type Section = (typeof SECTIONS)[number]

const isSection = (word: string): word is Section => SECTIONS.some((section) => section === word)

/** `npm run bench [-- conformity|tiles|shapefile] [--scale=1000000] [--pairs=5] [--seconds=5]` */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      scale: { type: 'string', default: '1000000' },
      pairs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '5' },
    },
  })
  const unknown = positionals.find((word) => !isSection(word))
  if (unknown) throw new Error(`no section "${unknown}": ${SECTIONS.join(', ')}`)
  const wanted = (section: Section) => positionals.length === 0 || positionals.includes(section)
  const effort = { pairs: Number(values.pairs), seconds: Number(values.seconds) }
  const lines: Line[] = wanted('shapefile') ? [...benchShapefile()] : []
  if (wanted('conformity') || wanted('tiles')) {
    const cluster = await startCluster('bench', ensurePostgres().binaries)
    try {
      const large = await benchDatabase(cluster.url, Number(values.scale))
      if (wanted('conformity')) {
        const small = await benchDatabase(cluster.url, 10_000)
        lines.push(...(await benchConformity({ small, large }, effort)))
      }
      if (wanted('tiles')) lines.push(...(await benchTiles(large, effort)))
    } finally {
      await cluster.stop()
    }
  }
  console.log(`\nload average ${loadavg()[0]?.toFixed(1)}; medians of ${effort.pairs} interleaved pairs\n`)
  printTable(lines)
  if (lines.some(({ held }) => held === false)) process.exitCode = 1
}

await main()
