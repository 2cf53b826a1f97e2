import type { Day } from '../../../../spatial/day.ts'
import type { WeekCommune } from '../../../contract/notifications.ts'
import { listed } from '../../../deadlines/warning/listed.ts'
import type { WorkDeps } from '../../../deps.ts'
import { notify } from '../../../notifications/notify.ts'
import { type FollowedCommune, followedCommunes, followersToTell } from './queries.ts'
import { type Week, weekOf } from './week.ts'

type Needs = Pick<WorkDeps, 'db' | 'clock' | 'log'>

/**
 * Tells everybody, once a week, what became late and what comes to its last day in the communes they follow; a week in
 * which nothing does says so. Killed, or run by two at once, it goes on with whom nobody has told: a person is told of a
 * Monday once. One who cannot be told keeps nobody else waiting.
 * @throws AggregateError of those who could not be told: the job tries them again
 */
export async function tellWeek({ db, clock, log }: Needs): Promise<void> {
  const today = clock.today()
  const week = weekOf(today)
  const people = await followersToTell(db, week, today)
  const failed: unknown[] = []
  let told = 0
  for (const personId of people)
    try {
      if (await tell({ db, clock }, { personId, week, today })) told += 1
    } catch (error) {
      failed.push(error)
    }
  log.info({ week: week.monday, people: told, failed: failed.length }, 'followers told of their week')
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} people were not told of their week`)
}

type Telling = { readonly personId: string; readonly week: Week; readonly today: Day }

/** @returns false when another run has just told it */
const tell = ({ db, clock }: Pick<Needs, 'db' | 'clock'>, { personId, week, today }: Telling): Promise<boolean> =>
  db.transaction().execute(async (transaction) => {
    const communes = await followedCommunes(transaction, personId, { week, today })
    return notify(transaction, clock.now(), {
      ...{ personId, kind: 'board_week', onceKey: week.monday, path: '/tableau?followed=yes' },
      data: dataOf(week.monday, communes),
    })
  })

function dataOf(monday: string, communes: readonly FollowedCommune[]) {
  const sum = (of: (commune: FollowedCommune) => number) =>
    String(communes.filter(({ inFollowed }) => !inFollowed).reduce((all, one) => all + of(one), 0))
  return {
    week: monday,
    late: sum(({ late }) => late),
    fresh: sum(({ fresh }) => fresh.length),
    coming: sum(({ coming }) => coming.length),
    communes: JSON.stringify(communes.map(inMessage)),
  }
}

const inMessage = ({ fresh, coming, inFollowed, ...commune }: FollowedCommune): WeekCommune => ({
  ...commune,
  ...{ fresh: fresh.length, freshDossiers: listed(fresh) },
  ...{ coming: coming.length, comingDossiers: listed(coming) },
})
