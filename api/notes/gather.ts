import { type Kysely, sql } from 'kysely'
import { governingPlans, isThinCover } from '../../spatial/conformity/governing.ts'
import { lastDayOfEffects } from '../../spatial/conformity/planTerm.ts'
import { toleranceOf } from '../../spatial/conformity/tolerance.ts'
import type { Facts } from '../../spatial/conformity/types.ts'
import type { Day } from '../../spatial/day.ts'
import { widthOf } from '../../spatial/geometry/minimumRectangle.ts'
import { ewkb } from '../conformity/ewkb.ts'
import { factsFrom } from '../conformity/facts.ts'
import { readFacts } from '../conformity/factsQuery.ts'
import type { Database } from '../db/tables.ts'
import { Problem } from '../http/problem.ts'
import type { LawOfLand } from '../papers/drawing/readGround.ts'
import { isBinding } from '../plans/standings.ts'
import { readCover } from './cover.ts'
import { framesOf } from './drawing/frame.ts'
import { readSheets } from './drawing/readSheets.ts'
import type { Agency, Cover, NoteFacts } from './facts.ts'
import type { Land } from './land.ts'

export type Ground = Pick<NoteFacts, 'ground' | 'until'>

export type Measured = Ground & { readonly cover: Cover }

/** What the law of the ground says of the land on a day: the same facts a check rests on, without a project. */
export async function groundOf(db: Kysely<Database>, land: Omit<Land, 'title'>, on: Day): Promise<Measured> {
  const { srid, outline } = land
  const tolerance = toleranceOf(land.because)
  const question = { srid, on, positionM: tolerance.positionM, parcel: ewkb(srid, outline), footprint: null }
  const row = await readFacts(db, question)
  const ground = factsFrom(row, { srid, on, tolerance, project: {}, widthM: widthOf(outline) })
  const until = Object.fromEntries(row.plans.map(({ versionId, events }) => [versionId, lastDayOfEffects(events, on)]))
  return { ground, cover: await readCover(db, land, ground), until }
}

type Place = { readonly agency: Agency; readonly province: NoteFacts['province'] }

/**
 * The urban agency in charge of a commune on a day: the one with the narrowest territory over it; of equal ones, the one
 * charged with it last.
 * @throws Problem NOTE_NO_AGENCY where none is known: nobody is invented
 */
export async function placeOf(db: Kysely<Database>, commune: Facts['commune'], on: Day): Promise<Place> {
  const { rows } = await sql<Place>`
    select json_build_object('id', b.id, 'nameFr', b.name_fr, 'nameAr', b.name_ar) as agency,
      json_build_object('nameFr', p.name_fr, 'nameAr', p.name_ar, 'kind', p.kind) as province
    from commune c join province p on p.code = c.province_code
    join body b on b.id = note_agency(c.code, ${on}::date)
    where c.code = ${commune?.code ?? null}`.execute(db)
  const [row] = rows
  if (!row) throw new Problem('NOTE_NO_AGENCY')
  return row
}

/**
 * Everything a note says and draws of the land on a day.
 * @throws Problem NOTE_NO_AGENCY; INVALID_INPUT for land no plan of a note holds
 */
export async function gatherNote(db: Kysely<Database>, land: Land, on: Day): Promise<NoteFacts & Measured> {
  const frames = framesOf(land.srid, land.outline)
  if (!frames) throw new Problem('INVALID_INPUT', { field: 'geometry', data: { reason: 'too large for a note' } })
  const { ground, cover, until } = await groundOf(db, land, on)
  const place = await placeOf(db, ground.commune, on)
  const sheets = await readSheets(db, frames, { on, law: lawOf(ground) })
  const { srid, title } = land
  return { version: 1, srid, ground, cover, until, title, ...place, sheets }
}

/** Of the plans that meet the land: which the tables call governing, and which of those that bind they say do not apply. */
function lawOf(ground: Facts): LawOfLand {
  const governing = governingPlans(ground).map(({ versionId }) => versionId)
  const replaced = ground.plans.filter(
    (plan) => isBinding(plan) && !isThinCover(ground, plan) && !governing.includes(plan.versionId),
  )
  return { governing, replaced: replaced.map(({ versionId }) => versionId) }
}
