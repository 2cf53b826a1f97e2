import { createHash } from 'node:crypto'
import type { Pdf } from './pdf.ts'
import { type Dict, isArray, isCount, Name, Ref, Text, type Value } from './values.ts'
import { written } from './write.ts'

type Place = { readonly number: number; readonly generation: number; readonly offset: number }

/** Objects to add or replace, gathered and then written behind the file as one more revision (ISO 32000-2 §7.5.6). */
export class Update {
  private readonly pdf: Pdf
  private readonly objects = new Map<number, string>()
  private next: number

  constructor(pdf: Pdf) {
    this.pdf = pdf
    const size = pdf.trailer(pdf.last).get('Size')
    const highest = pdf.revisions.flatMap(({ sections }) => sections.flatMap(({ entries }) => [...entries.keys()]))
    this.next = highest.reduce((most, number) => Math.max(most, number + 1), isCount(size) ? size : 1)
  }

  /** A reference to an object that is written later. */
  reserve(): Ref {
    return new Ref(this.next++, 0)
  }

  set({ number }: Ref, value: Value): void {
    this.objects.set(number, written(value))
  }

  /** An object whose bytes are the caller's own business, in Latin-1. */
  setWritten({ number }: Ref, text: string): void {
    this.objects.set(number, text)
  }

  /** The whole file with this revision behind it. Its cross-reference is of the kind the file has already. */
  bytes(): Buffer {
    const before = this.pdf.bytes
    const gap = /[\r\n]$/.test(before.toString('latin1', before.length - 1)) ? '' : '\n'
    const places: Place[] = []
    let body = gap
    for (const [number, text] of [...this.objects].sort(([one], [other]) => one - other)) {
      const entry = this.pdf.entry(number, this.pdf.last)
      const generation = entry?.kind === 'at' ? entry.generation : 0
      places.push({ number, generation, offset: before.length + body.length })
      body += `${number} ${generation} obj\n${text}\nendobj\n`
    }
    const start = before.length + body.length
    const section = this.isTable() ? this.table(places) : this.stream(places, start)
    return Buffer.concat([before, Buffer.from(`${body}${section}startxref\n${start}\n%%EOF\n`, 'latin1')])
  }

  private isTable(): boolean {
    return this.pdf.revisions.at(-1)?.sections[0]?.kind === 'table'
  }

  private trailer(places: readonly Place[], size: number): Dict {
    const last = this.pdf.trailer(this.pdf.last)
    const kept = ['Root', 'Info'].flatMap((key): [string, Value][] => {
      const value = last.get(key)
      return value === undefined ? [] : [[key, value]]
    })
    const id = last.get('ID')
    const digest = createHash('sha256')
      .update(this.pdf.bytes)
      .update(JSON.stringify([...this.objects, places]))
    const fresh = new Text(digest.digest().subarray(0, 16))
    return new Map<string, Value>([
      ['Size', size],
      ...kept,
      ...(isArray(id) && id[0] !== undefined ? [['ID', [id[0], fresh]] as [string, Value]] : []),
      ['Prev', this.pdf.revisions.at(-1)?.sections[0]?.start ?? 0],
    ])
  }

  private table(places: readonly Place[]): string {
    const line = ({ offset, generation }: Place) =>
      `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n\r\n`
    const runs = runsOf(places).map((run) => `${run[0]?.number} ${run.length}\n${run.map(line).join('')}`)
    return `xref\n${runs.join('')}trailer\n${written(this.trailer(places, this.next))}\n`
  }

  /** Neither packed nor predicted: a few rows. */
  private stream(places: readonly Place[], start: number): string {
    const own = { number: this.next, generation: 0, offset: start }
    const all = [...places, own]
    const rows = all.map(({ offset, generation }) => {
      const row = Buffer.alloc(8)
      row.writeUInt8(1, 0)
      row.writeUIntBE(offset, 1, 5)
      row.writeUInt16BE(generation, 6)
      return row.toString('latin1')
    })
    const index = runsOf(all).flatMap((run) => [run[0]?.number ?? 0, run.length])
    const dict = new Map<string, Value>([
      ['Type', new Name('XRef')],
      ['W', [1, 5, 2]],
      ['Index', index],
      ['Length', rows.length * 8],
      ...this.trailer(places, this.next + 1),
    ])
    return `${own.number} 0 obj\n${written(dict)}\nstream\n${rows.join('')}\nendstream\nendobj\n`
  }
}

/** Consecutive numbers together, as a cross-reference lists them. */
function runsOf(places: readonly Place[]): readonly (readonly Place[])[] {
  const runs: Place[][] = []
  for (const place of places) {
    const run = runs.at(-1)
    if (run?.[0] && run[0].number + run.length === place.number) run.push(place)
    else runs.push([place])
  }
  return runs
}
