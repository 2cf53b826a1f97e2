import { type Kysely, sql } from 'kysely'
import { asActor } from '../../api/access/asActor.ts'
import { systemClock } from '../../api/clock.ts'
import type { Actor } from '../../api/contract/policy/decide.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Database } from '../../api/db/tables.ts'
import { type Box, dossierById, sitesNear } from '../../api/dossiers/queries.ts'
import { sessionOf } from '../../api/identity/resumeSession.ts'
import { SESSION_COOKIE } from '../../api/identity/sessionCookie.ts'
import { toWgs84 } from '../../spatial/crs/reproject.ts'
import { People } from '../build/people.ts'
import type { Bench } from './bench.ts'
import { dossierDatabase } from './dossierDatabase.ts'
import { interleaved, type Line, median, rateLine, rateOf } from './measure.ts'

const DOSSIERS = 100_000
const MOST_SITES = 500
const AT_ONCE = 4
/** Each measure is cut in so many short ones: what is compared differs by less than what else the machine does. */
const CUTS = 5

type Scene = {
  readonly owner: Kysely<Database>
  readonly application: Kysely<Database>
  readonly actor: Actor
  readonly token: string
  readonly dossiers: readonly string[]
}

/** What the two walls of authorization cost, against the same queries asked by the database's owner. */
export async function benchAccess({ cluster, effort }: Bench): Promise<readonly Line[]> {
  const url = await dossierDatabase(cluster.url, DOSSIERS)
  const owner = openDatabase(url, { max: AT_ONCE })
  const application = openDatabase(url, { max: AT_ONCE, role: 'rokhas_application' })
  try {
    const scene = { owner, application, ...(await wali(owner)), dossiers: await someFiled(owner) }
    return [await spatialLine(scene, effort), await pointLine(scene, effort)]
  } finally {
    await Promise.all([owner.destroy(), application.destroy()])
  }
}

/** Who governs the region that the dossiers of the bench lie in. */
export async function wali(owner: Kysely<Database>) {
  const people = new People(owner)
  const { person, headers } = await people.acting('wilaya', 'wali', ['06'])
  const token = headers.cookie.slice(SESSION_COOKIE.length + 1)
  const session = await sessionOf(owner, token, systemClock.today())
  if (!session) throw new Error('the session of the bench was not found')
  const { sessionId, mandates } = session
  return { token, actor: { personId: person, sessionId, state: 'active', secondFactor: true, mandates } as const }
}

const someFiled = async (owner: Kysely<Database>) =>
  (await owner.selectFrom('dossier').select('id').where('state', '=', 'filed').limit(500).execute()).map(({ id }) => id)

/** A look at the map 2 km wide somewhere in the region, the same places for both. */
function lookAt(turn: number) {
  const x = 280_000 + ((turn * 0.618_033_988_7) % 1) * 38_000
  const y = 300_000 + ((turn * 0.754_877_666_2) % 1) * 38_000
  const [west = 0, south = 0] = toWgs84(26191, [x, y])
  const [east = 0, north = 0] = toWgs84(26191, [x + 2000, y + 2000])
  return { west, south, east, north }
}

async function spatialLine(scene: Scene, { pairs, seconds }: Bench['effort']): Promise<Line> {
  const { owner, application, actor } = scene
  const today = systemClock.today()
  const asked = (turn: number) => sitesNear(application, { actor, today, box: lookAt(turn), most: MOST_SITES })
  const bare = (turn: number) => sitesOfAll(owner, lookAt(turn))
  await mustSeeSites(asked)
  const measured = await interleaved(
    pairs * CUTS,
    () => rateOf(asked, AT_ONCE, seconds / CUTS),
    () => rateOf(bare, AT_ONCE, seconds / CUTS),
  )
  return rateLine('sites of the map, in an actor’s name', measured, { bar: 0.87, against: 'by the owner' })
}

/** The question of sitesNear, asked by whoever sees everything. */
const sitesOfAll = (owner: Kysely<Database>, { west, south, east, north }: Box) =>
  sql`
    select d.id, d.title, d.state, ST_AsGeoJSON(wgs84_from_legal(s.geom), 7, 0)::json as geometry
    from dossier_site s join dossier d on d.id = s.dossier_id
    where s.geom_3857 && ST_Transform(ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326), 3857)
    order by d.id desc limit ${MOST_SITES}`.execute(owner)

async function mustSeeSites(asked: (turn: number) => Promise<readonly unknown[]>): Promise<void> {
  const seen = await Promise.all([0, 1, 2].map(asked))
  if (seen.some(({ length }) => length === 0))
    throw new Error('the actor of the bench sees no site: its rate is worth nothing')
}

/** Everything that authorization brings to a request: finding the session, the transaction, the actor, the policies. */
async function pointLine(scene: Scene, { pairs, seconds }: Bench['effort']): Promise<Line> {
  const { owner, application, actor, token, dossiers } = scene
  const one = (turn: number) => dossiers[turn % dossiers.length] ?? ''
  const asked = async (turn: number) => {
    await sessionOf(application, token, systemClock.today())
    const work = (transaction: Kysely<Database>) => dossierById(transaction, one(turn))
    if (!(await asActor({ db: application, clock: systemClock }, actor, work)))
      throw new Error('a filed dossier is not seen')
  }
  const bare = (turn: number) => dossierById(owner, one(turn))
  const measured = await interleaved(
    pairs * CUTS,
    async () => 1000 / (await rateOf(asked, 1, seconds / CUTS)),
    async () => 1000 / (await rateOf(bare, 1, seconds / CUTS)),
  )
  const added = median(measured.map(({ ours, against }) => ours - against))
  const [ours, against] = [median(measured.map((pair) => pair.ours)), median(measured.map((pair) => pair.against))]
  return {
    what: 'one dossier: what authorization adds',
    ours: `${ours.toFixed(2)} ms`,
    against: `${against.toFixed(2)} ms by the owner`,
    ratio: added,
    bar: '< 1 ms more',
    held: added < 1,
  }
}
