import { TOWNS, type Town } from '../../../seeds/demonstration/people/cast.ts'
import { HOLIDAYS } from '../../../seeds/procedures/holidays/holidays.ts'
import type { Asker } from '../../access/asker.ts'
import { type Drafting, draftAct } from '../../acts/drafting/draftAct.ts'
import { dayOf } from '../../clock.ts'
import { setAgenda } from '../../commission/planning/agenda.ts'
import { movePlan } from '../../commission/planning/moves.ts'
import { planSession } from '../../commission/planning/plan.ts'
import { readyDossiersFor } from '../../commission/planning/ready.ts'
import { withSession } from '../../commission/withSession.ts'
import { kindsAt } from '../../contract/actsDrafted.ts'
import { Askers } from './askers.ts'
import { depsAt, type Stage } from './stage.ts'

/** A session lasts a morning. */
const ON_AN_AGENDA = 8
const DRAFTED = 20
const DAYS_AHEAD = 2
const DAY_MS = 86_400_000
const REQUEST = 'demonstration'

/**
 * What awaits the published accounts today: each town has a session ahead that was called, on an agenda of its most urgent
 * ready dossiers, and acts prepared for whoever signs. What stands already is left alone.
 */
export async function prepareAhead(stage: Stage, now: Date): Promise<void> {
  const askers = new Askers(stage, dayOf(now))
  for (const town of TOWNS) {
    const guichet = await askers.who(`guichet.${town.slug}`, REQUEST)
    if (!(await hasSessionAhead(stage, town, now))) await planAhead(stage, { town, guichet, now })
    await draftActs(stage, { town, guichet, now })
  }
}

const hasSessionAhead = async ({ owner }: Stage, { commune }: Town, now: Date): Promise<boolean> =>
  (await owner
    .selectFrom('commission_session')
    .select('id')
    .where('unit_code', '=', commune)
    .where('state', 'in', ['planned', 'convened', 'open'])
    .where('day', '>=', dayOf(now))
    .executeTakeFirst()) !== undefined

type Ahead = { readonly town: Town; readonly guichet: Asker; readonly now: Date }

async function planAhead(stage: Stage, { town, guichet, now }: Ahead): Promise<void> {
  const deps = depsAt(stage, now)
  const plan = {
    ...{ unitCode: town.commune, day: workedDayAfter(now), hour: '10:00', minutes: 180 },
    ...{ place: `Salle des séances, ${town.fr}`, withRoom: true },
  }
  const id = await planSession(deps, guichet, plan, async ({ row }) => row.id)
  const { dossiers } = await readyDossiersFor(deps, guichet, id)
  const ready = dossiers.filter(({ why }) => why === null).map(({ dossier }) => dossier.id)
  if (ready.length === 0) return
  const inSession = (work: Parameters<typeof withSession<number>>[2]) =>
    withSession(deps, { asker: guichet, id, action: 'commission.plan' }, work, async ({ row }) => row.version)
  const version = await inSession((found) =>
    setAgenda(found, { version: found.row.version, dossiers: ready.slice(0, ON_AN_AGENDA) }),
  )
  await inSession((found) => movePlan(found, { version, move: 'convene' }))
}

function workedDayAfter(now: Date): string {
  let at = now.getTime() + DAYS_AHEAD * DAY_MS
  const isFree = () => new Date(at).getUTCDay() % 6 === 0 || HOLIDAYS.some(({ day }) => day === dayOf(new Date(at)))
  while (isFree()) at += DAY_MS
  return dayOf(new Date(at))
}

async function draftActs(stage: Stage, { town, guichet, now }: Ahead): Promise<void> {
  const waiting = await stage.owner
    .selectFrom('dossier as d')
    .innerJoin('procedure_version as v', 'v.id', 'd.procedure_version_id')
    .select(['d.id', 'd.step', 'v.definition'])
    .where('d.commune_code', '=', town.commune)
    .where('d.step', '=', 'to_sign')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('act').select('act.id').whereRef('act.dossier_id', '=', 'd.id').where('act.state', '<>', 'void'),
        ),
      ),
    )
    .orderBy('d.number')
    .limit(DRAFTED)
    .execute()
  for (const { id, step, definition } of waiting) {
    const kind = kindsAt(definition.flow, step).find((one) => one === 'permit' || one === 'certificate')
    if (!kind) continue
    const said = { layout: 'both', seen: 0, motives: [], deferral: null, conditions: [] } satisfies Partial<Drafting>
    await draftAct(depsAt(stage, now), guichet, { id, kind, ...said })
  }
}
