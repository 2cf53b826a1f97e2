import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createGzip } from 'node:zlib'
import type { Level } from '../../contract/performance/performance.ts'
import type { Deps } from '../../deps.ts'
import { Kept } from '../kept.ts'
import { stateOfFigures } from '../stateOfFigures.ts'
import { licenceOn } from './licence.ts'
import { levelsOf, openRows } from './rows.ts'
import { asCsv, asJson } from './written.ts'

export type OpenFile = { readonly packed: Buffer; readonly tag: string }
export type OpenAsked = {
  readonly period: string
  readonly level: Level | undefined
  readonly format: 'csv' | 'json'
}

/** A hundred thousand figures are worked out at most so often, whoever asks; figures may be so old. */
const KEPT = { forMs: 10 * 60_000, most: 24 }

/** Open data as files, packed once for all who ask. */
export class OpenFiles {
  private readonly needs: Pick<Deps, 'db' | 'clock'>
  private readonly kept = new Kept<OpenFile>(KEPT)

  constructor(needs: Pick<Deps, 'db' | 'clock'>) {
    this.needs = needs
  }

  get(asked: OpenAsked): Promise<OpenFile> {
    const { clock } = this.needs
    const key = `${clock.today()} ${asked.period} ${asked.level ?? ''} ${asked.format}`
    return this.kept.get(key, clock.now(), () => this.write(asked))
  }

  private async write({ period, level, format }: OpenAsked): Promise<OpenFile> {
    const { db, clock } = this.needs
    const today = clock.today()
    const rows = openRows(db, { period, levels: levelsOf(level), today })
    const before = { period, asOf: (await stateOfFigures(db))?.asOf ?? null, licence: licenceOn(today) }
    const text = Readable.from(format === 'csv' ? asCsv(rows) : asJson(rows, before))
    const packing = createGzip({ level: 6 })
    text.on('error', (error) => packing.destroy(error))
    const packed = await buffer(text.pipe(packing))
    return { packed, tag: `"${createHash('sha256').update(packed).digest('hex').slice(0, 32)}"` }
  }
}
