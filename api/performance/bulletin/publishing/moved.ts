import type { Movement } from '../../../contract/performance/bulletinData.ts'
import { quarterCode } from '../../../contract/performance/rankings.ts'
import type { Deps } from '../../../deps.ts'
import { Problem } from '../../../http/problem.ts'
import { difference } from '../figures/difference.ts'
import { gatherFigures } from '../figures/gather.ts'
import { dataOf } from './data.ts'
import type { BulletinRow } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'store'>

const KEPT_MS = 60_000

/**
 * How far the figures have moved since a bulletin told them. To know it all of them are read again: whoever asks within a
 * minute is told the same.
 */
export class Movements {
  private readonly needs: Needs
  private readonly known = new Map<string, { readonly at: number; readonly moved: Promise<Movement> }>()

  constructor(needs: Needs) {
    this.needs = needs
  }

  of(row: BulletinRow): Promise<Movement> {
    const at = this.needs.clock.now().getTime()
    const before = this.known.get(row.id)
    if (before && at - before.at < KEPT_MS) return before.moved
    const moved = this.read(row)
    this.known.set(row.id, { at, moved })
    // What could not be read is asked again.
    moved.catch(() => this.known.delete(row.id))
    return moved
  }

  private async read(row: BulletinRow): Promise<Movement> {
    const { quarter, edition } = row
    const asked = { quarter, edition, today: this.needs.clock.today(), correction: null, previous: null }
    const [was, is] = [await dataOf(this.needs, row), await gatherFigures(this.needs.db, asked)]
    return difference(was, is)
  }
}

/** @throws Problem NOT_FOUND for what is no quarter */
export function quarterIn(text: string | undefined): string {
  const quarter = quarterCode.safeParse(text)
  if (!quarter.success) throw new Problem('NOT_FOUND')
  return quarter.data
}
