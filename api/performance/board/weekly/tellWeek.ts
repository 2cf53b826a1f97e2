import type { WeekCommune } from '../../../contract/notifications.ts'
import { listed } from '../../../deadlines/warning/listed.ts'
import type { WorkDeps } from '../../../deps.ts'
import { notify } from '../../../notifications/notify.ts'
import { type FollowedCommune, followedCommunes, followersToTell } from './queries.ts'
import { weekOf } from './week.ts'

type Needs = Pick<WorkDeps, 'db' | 'clock' | 'log'>

/**
 * Tells everybody, once a week, what became late and what comes to its last day in the communes they follow; a week in
 * which nothing does says so. Killed, or run by two at once, it goes on with whom nobody has told: a person is told of a
 * Monday once.
 */
export async function tellWeek({ db, clock, log }: Needs): Promise<void> {
  const today = clock.today()
  const week = weekOf(today)
  const people = await followersToTell(db, week, today)
  let told = 0
  for (const personId of people)
    await db.transaction().execute(async (transaction) => {
      const communes = await followedCommunes(transaction, personId, { week, today })
      const said = await notify(transaction, clock.now(), {
        ...{ personId, kind: 'board_week', onceKey: week.monday, path: '/tableau?followed=yes' },
        data: dataOf(week.monday, communes),
      })
      if (said) told += 1
    })
  log.info({ week: week.monday, people: told }, 'followers told of their week')
}

function dataOf(monday: string, communes: readonly FollowedCommune[]) {
  const sum = (of: (commune: FollowedCommune) => number) => String(communes.reduce((all, one) => all + of(one), 0))
  return {
    week: monday,
    late: sum(({ late }) => late),
    fresh: sum(({ fresh }) => fresh.length),
    coming: sum(({ coming }) => coming.length),
    communes: JSON.stringify(communes.map(inMessage)),
  }
}

const inMessage = ({ fresh, coming, ...commune }: FollowedCommune): WeekCommune => ({
  ...commune,
  ...{ fresh: fresh.length, freshDossiers: listed(fresh) },
  ...{ coming: coming.length, comingDossiers: listed(coming) },
})
