import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { Board, BoardFilter, BoardLevel } from '../../contract/performance/board.ts'
import { type Actor, decide } from '../../contract/policy/decide.ts'
import { calendarNow } from '../../deadlines/queries.ts'
import type { Deps } from '../../deps.ts'
import { boardCells, silentBodies, unitNames } from './counts.ts'
import { followsOf } from './follows.ts'
import { horizonsOf } from './horizons.ts'
import { intervalOn } from './nudging/interval.ts'
import { presentRows } from './present.ts'
import { boardUnit } from './reach.ts'

type Wanted = BoardFilter & { readonly level?: BoardLevel | undefined }

/**
 * What is late today and near its last day, of whatever the actor reads.
 * @throws Problem UNIT_UNKNOWN, the policy's shut door
 */
export const readBoard = (
  deps: Pick<Deps, 'db' | 'clock'>,
  asker: Asker,
  { level: wanted, ...filter }: Wanted,
): Promise<Board> =>
  asActor(deps, asker.actor, async (transaction) => {
    const found = await boardUnit(transaction, asker, filter.unit)
    const horizons = horizonsOf(deps.clock.today(), await calendarNow(transaction))
    const level = wanted ?? levelOf(asker.actor, filter)
    const asked = { filter, actor: asker.actor, horizons }
    const cells = await boardCells(transaction, asked, level)
    const codes = [...new Set(cells.map(({ unit }) => unit))]
    const names = await unitNames(transaction, codes, { level, personId: asker.actor.personId })
    const bodies = await silentBodies(transaction, asked)
    const interval = await intervalOn(transaction, horizons.today)
    const { today, ...until } = horizons
    return {
      ...{ today, until, level },
      unit: found && { code: found.code, nameFr: found.nameFr, nameAr: found.nameAr },
      rows: presentRows(cells, names),
      bodies: bodies.map(({ id, nameFr, nameAr, ...figures }) => ({ body: { id, nameFr, nameAr }, ...figures })),
      follows: await followsOf(transaction, asker.actor.personId),
      nudging: {
        may: mayNudge(asker.actor),
        workingDays: interval?.workingDays ?? null,
        rule: interval?.rule ?? null,
      },
    }
  })

const mayNudge = (actor: Actor): boolean =>
  decide(actor, 'board.nudge', {
    territory: actor.mandates.flatMap(({ territories }) => territories),
    state: 'filed',
  }).allowed

/** More than a region is read by province first: its communes are too many to compare. */
function levelOf({ mandates }: Actor, { unit, followed }: BoardFilter): BoardLevel {
  if (unit !== undefined || followed !== undefined) return 'communes'
  const regions = new Set(mandates.flatMap(({ territories }) => territories).map((code) => code.slice(0, 2)))
  return regions.has('MA') || regions.size > 1 ? 'provinces' : 'communes'
}
