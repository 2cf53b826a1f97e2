import { type RawBuilder, sql } from 'kysely'
import { dayAfter } from '../../spatial/conformity/terms.ts'
import { asDay, type Day } from '../../spatial/day.ts'
import { type ActorTransaction, asActor } from '../access/asActor.ts'
import { askedBefore, keepAsked } from '../access/askedOnce.ts'
import type { Asker } from '../access/asker.ts'
import { authorise } from '../access/authorise.ts'
import {
  type ChangeServitude,
  type CreateServitude,
  type RetireServitude,
  type ServitudeGround,
  type ServitudeSaid,
  servitudeFault,
  WIDEST_BUFFER_M,
} from '../contract/servitudes.ts'
import { isUuid, uuidv7 } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { record } from '../journal/record.ts'
import { startRecheck } from '../plans/rechecking/startRecheck.ts'
import { formerGround, measure, servitudeById } from './queries.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Shapes = { readonly generator: RawBuilder<unknown>; readonly footprint: RawBuilder<unknown> }

const NONE = sql`null::geometry`

const drawn = (geometry: object, srid: number) =>
  sql`ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}::text), ${srid}::integer)`

/** @throws Problem BUFFER_NOT_POSITIVE, BUFFER_TOO_WIDE */
function shapesOf(ground: ServitudeGround): Shapes {
  if (ground.by === 'footprint')
    return { generator: NONE, footprint: sql`ST_Multi(${drawn(ground.footprint, ground.srid)})` }
  const { bufferM } = ground
  const data = { bufferM }
  if (bufferM <= 0) throw new Problem('BUFFER_NOT_POSITIVE', { field: 'ground.bufferM', data })
  if (bufferM > WIDEST_BUFFER_M) throw new Problem('BUFFER_TOO_WIDE', { field: 'ground.bufferM', data })
  return { generator: drawn(ground.generator, ground.srid), footprint: NONE }
}

/**
 * Where a ground lies, once it is a shape of its commune's zone.
 * @throws Problem SERVITUDE_INVALID with the place, SERVITUDE_NOWHERE, SERVITUDE_OTHER_ZONE with the zone
 */
async function territoryOf(db: ActorTransaction, ground: ServitudeGround): Promise<readonly string[]> {
  const shape = ground.by === 'footprint' ? ground.footprint : ground.generator
  const { fault, territory, zone } = await measure(db, drawn(shape, ground.srid))
  if (fault)
    throw new Problem('SERVITUDE_INVALID', {
      ...{ field: 'ground', data: { reason: fault.reason } },
      ...(fault.at && { at: fault.at }),
    })
  if (!territory || zone === null) throw new Problem('SERVITUDE_NOWHERE', { field: 'ground' })
  if (zone !== ground.srid) throw new Problem('SERVITUDE_OTHER_ZONE', { field: 'ground.srid', data: { srid: zone } })
  return territory
}

/** @throws Problem SERVITUDE_UNSOUND naming the field */
function mustHold(given: ServitudeSaid): void {
  const field = servitudeFault(given)
  if (field) throw new Problem('SERVITUDE_UNSOUND', { field })
}

type Writing = {
  readonly id: string
  readonly revision: number
  readonly kind: 'created' | 'changed' | 'retired'
  readonly given: ServitudeSaid & { readonly bufferM?: number | null; readonly bufferSource?: string | null }
  readonly shapes: Shapes
  readonly reason: string
  readonly mandateId: string | null
  readonly former?: Buffer | null
  /** The first day of the new state; null corrects the one that is there. */
  readonly since?: Day | null
}

/** The servitude, its pieces, its revision, the tiles' version, the journal and the re-check: all, or nothing. */
async function write(db: ActorTransaction, asker: Asker, writing: Writing & { readonly clock: Deps['clock'] }) {
  const { id, kind, given, shapes, reason, mandateId, former, since = null, clock } = writing
  const at = clock.now()
  const said = {
    id: uuidv7(at),
    found: uuidv7(at),
    former: uuidv7(at),
    since,
    kind,
    at: at.toISOString(),
    mandate: mandateId,
    reason,
  }
  await sql`select write_servitude(${id}::uuid, ${writing.revision}::integer, ${JSON.stringify(given)}::jsonb,
    ${shapes.generator}, ${shapes.footprint}, ${JSON.stringify(said)}::jsonb)`.execute(db)
  const entry = { action: `servitude.${kind}`, subject: { kind: 'servitude', id }, mandateId, detail: { reason } }
  await record(db, { ...asker, at }, entry)
  const areas = former ? { formerAreas: [former] } : {}
  for (const from of changesOfLaw(writing, clock.today()))
    await startRecheck(db, { cause: 'servitude', ids: [id], ...areas, from, now: at, today: clock.today() })
}

/** The days on which dossiers are to be checked again: today, unless a last day to come is all that changes; then when it begins, and when it is over. */
function changesOfLaw({ kind, given: { inForceFrom, inForceTo } }: Writing, today: Day): readonly Day[] {
  const begins = inForceFrom === null ? null : asDay(inForceFrom)
  const isOver = inForceTo === null ? null : dayAfter(asDay(inForceTo))
  const later = [begins, isOver].filter((day) => day !== null).filter((day) => day > today)
  return kind === 'retired' && later.length > 0 ? later : [today, ...later]
}

const bufferOf = (ground: ServitudeGround) =>
  ground.by === 'buffer' ? { bufferM: ground.bufferM, bufferSource: ground.bufferSource } : {}

/** Adds a servitude. @throws Problem the policy's shut door, SERVITUDE_UNSOUND, those of territoryOf and of shapesOf */
export const createServitude = (deps: Needs, asker: Asker, body: CreateServitude): Promise<string> =>
  asActor(deps, asker.actor, async (transaction) => {
    const question = ['servitude.create', body] as const
    const before = await askedBefore(transaction, asker, question)
    if (before) return before
    const { ground, reason, ...given } = body
    const territory = await territoryOf(transaction, ground)
    const { mandateId } = authorise(asker.actor, 'servitudes.edit', { territory })
    mustHold(given)
    const id = uuidv7(deps.clock.now())
    const writing = { id, revision: 0, kind: 'created', reason, mandateId, shapes: shapesOf(ground) } as const
    await write(transaction, asker, { ...writing, given: { ...given, ...bufferOf(ground) }, clock: deps.clock })
    await keepAsked(transaction, asker, { question, id, at: deps.clock.now() })
    return id
  })

/** The servitude somebody may write today. @throws Problem NOT_FOUND, the shut door, SERVITUDE_ENDED, CHANGED_MEANWHILE */
async function held(
  db: ActorTransaction,
  asker: Asker,
  { id, revision, today }: { id: string; revision: number; today: string },
) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`servitude ${id}`}, 0))`.execute(db)
  const row = isUuid(id) ? await servitudeById(db, id) : null
  if (!row) throw new Problem('NOT_FOUND')
  const { mandateId } = authorise(asker.actor, 'servitudes.edit', { territory: row.territory })
  if (row.inForceTo !== null && row.inForceTo < today) throw new Problem('SERVITUDE_ENDED')
  if (row.revision !== revision)
    throw new Problem('CHANGED_MEANWHILE', { field: 'revision', data: { revision: row.revision } })
  return { row, mandateId, former: await formerGround(db, id) }
}

/** What it lies on now, to the letter: a footprint that was given is not derived again because a word changes. */
const sameGround = (id: string): Shapes => ({
  generator: sql`(select generator from servitude where id = ${id}::uuid)`,
  footprint: sql`(select geom from servitude where id = ${id}::uuid)`,
})

/** A new state begins today or before, never before the one it follows. @throws Problem SERVITUDE_SINCE */
function mustFollow(since: Day | null, stateFrom: string | null, today: Day): void {
  if (since === null || (since <= today && (stateFrom === null || since >= stateFrom))) return
  throw new Problem('SERVITUDE_SINCE', { field: 'since', ...(stateFrom !== null && { data: { stateFrom } }) })
}

/** Changes a servitude; where its generator moves or its distance changes, its footprint is derived again. */
export const changeServitude = (deps: Needs, asker: Asker, { id, ...body }: ChangeServitude & { id: string }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const { ground, reason, revision, since: said, ...given } = body
    const today = deps.clock.today()
    const found = await held(transaction, asker, { id, revision, today })
    const since = said === null ? null : said === undefined ? today : asDay(said)
    mustFollow(since, found.row.stateFrom, today)
    mustHold(given)
    if (ground) authorise(asker.actor, 'servitudes.edit', { territory: await territoryOf(transaction, ground) })
    const { bufferM, bufferSource } = found.row
    await write(transaction, asker, {
      ...{
        id,
        revision,
        kind: 'changed',
        reason,
        mandateId: found.mandateId,
        former: found.former,
        since,
        clock: deps.clock,
      },
      given: { ...given, ...(ground ? bufferOf(ground) : { bufferM, bufferSource }) },
      shapes: ground ? shapesOf(ground) : sameGround(id),
    })
  })

/** Says the last day of a servitude. @throws Problem SERVITUDE_UNSOUND when it had not begun, those of `held` */
export const retireServitude = (deps: Needs, asker: Asker, { id, ...body }: RetireServitude & { id: string }) =>
  asActor(deps, asker.actor, async (transaction) => {
    const found = await held(transaction, asker, { id, revision: body.revision, today: deps.clock.today() })
    const given = { ...found.row, inForceTo: body.lastDay }
    mustHold(given)
    await write(transaction, asker, {
      ...{ id, revision: body.revision, kind: 'retired', reason: body.reason, mandateId: found.mandateId },
      ...{ former: found.former, clock: deps.clock, shapes: sameGround(id) },
      given,
    })
  })
