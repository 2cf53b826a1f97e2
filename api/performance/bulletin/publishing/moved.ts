import type { Movement } from '../../../contract/performance/bulletinData.ts'
import { quarterCode } from '../../../contract/performance/rankings.ts'
import type { Deps } from '../../../deps.ts'
import { Problem } from '../../../http/problem.ts'
import { Kept } from '../../kept.ts'
import { difference } from '../figures/difference.ts'
import { gatherFigures } from '../figures/gather.ts'
import { dataOf } from './data.ts'
import type { BulletinRow } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'store'>

/** How far the figures have moved since a bulletin told them: to know it all of them are read again. */
export class Movements {
  private readonly needs: Needs
  private readonly kept = new Kept<Movement>({ forMs: 60_000, most: 100 })

  constructor(needs: Needs) {
    this.needs = needs
  }

  of = (row: BulletinRow): Promise<Movement> => this.kept.get(row.id, this.needs.clock.now(), () => this.read(row))

  private async read(row: BulletinRow): Promise<Movement> {
    const { quarter, edition } = row
    const asked = { quarter, edition, today: this.needs.clock.today(), correction: null, previous: null }
    const was = await dataOf(this.needs, row)
    return difference(was, await gatherFigures(this.needs.db, asked))
  }
}

/** @throws Problem NOT_FOUND for what is no quarter */
export function quarterIn(text: string | undefined): string {
  const quarter = quarterCode.safeParse(text)
  if (!quarter.success) throw new Problem('NOT_FOUND')
  return quarter.data
}
