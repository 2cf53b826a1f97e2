import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { studyOver } from '../../../api/acts/drafting/studies.ts'
import { day } from '../../build/facts.ts'
import { type Box, corners, Ground, polygon } from '../../build/ground.ts'
import { type ActDesk, actDesk } from './actDesk.ts'

let desk: ActDesk
let president: Awaited<ReturnType<ActDesk['official']>>

beforeAll(async () => {
  desk = await actDesk()
  president = await desk.official('president')
  const ground = new Ground(desk.db)
  // Opened on 3 August 2026 and renewed in time: twelve months, to 3 August 2027.
  const renewed = ['2026-08-03', '2027-01-20'].map((on) => ({ kind: 'study_opened' as const, onDay: day(on) }))
  await ground.plan('ETUDE', [[0, 0, 100, 100]], renewed)
  await ground.plan('VIGUEUR', [[0, 0, 300, 100]], [{ kind: 'approved', onDay: day('2019-05-02') }])
})
afterAll(() => desk.close())

async function on(box: Box): Promise<string> {
  const { id } = await desk.at('to_sign')
  const place = sql`ST_SetSRID(ST_Multi(ST_GeomFromGeoJSON(${JSON.stringify(polygon(corners(box)))})), 26191)`
  await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
    values (${id}, 26191, 'filed', '{}', ${place}, display_3857(${place}))`.execute(desk.db)
  return id
}

const study = async (id: string) => (await desk.acts(president.headers, id)).answer.study

describe('a plan at study over the land', () => {
  test('is told before the permit, with the last day of a deferral, and that the agency said nothing', async () => {
    const id = await on([20, 20, 40, 50])
    expect(await study(id)).toEqual({
      // Not renewed yet on that day: six months.
      plans: [
        {
          ...{ nameFr: 'Plan ETUDE', nameAr: 'تصميم ETUDE', act: 'study_opened ETUDE' },
          ...{ since: '2026-08-03', until: '2027-02-03' },
        },
      ],
      agency: null,
      until: '2027-02-03',
      sentence: {
        fr: '«\u00a0Plan ETUDE\u00a0» est à l’étude sur ce terrain depuis le 03/08/2026, jusqu’au 03/02/2027 au plus tard.',
        ar: '«\u2068تصميم ETUDE\u2069» قيد الدراسة على هذه الأرض منذ 03/08/2026، وإلى غاية 03/02/2027 على أبعد تقدير.',
      },
    })
  })

  test('is told with what the urban agency last said of what is filed', async () => {
    const id = await on([20, 20, 40, 50])
    const [agency, consulted] = [await desk.people.body('urban_agency', ['06.141']), randomUUID()]
    await sql`insert into consulted_body (id, dossier_id, round, body_id, binding, rules, asked_at)
      values (${consulted}, ${id}, 1, ${agency}, true, '[]', '2026-11-21T09:00:00Z')`.execute(desk.db)
    await sql`insert into avis (consulted_body_id, version, opinion, at, person_id, mandate_id)
      values (${consulted}, 1, 'favourable', '2026-11-22T09:00:00Z', ${president.person}, ${president.mandate})`.execute(
      desk.db,
    )
    expect((await study(id))?.agency).toMatchObject({ opinion: 'favourable', on: '2026-11-22' })
  })

  test('lasts to its second term once renewed, and a deferral as long', async () => {
    const id = await on([20, 20, 40, 50])
    const asked = { dossierId: id, round: 1, today: day('2027-01-25') }
    expect((await studyOver(desk.db, asked))?.until).toBe('2027-08-03')
  })

  test('beside the land, or of a plan in force, is nothing to defer for', async () => {
    expect(await study(await on([100, 20, 120, 50]))).toBeNull()
    expect(await study(await on([200, 20, 220, 50]))).toBeNull()
    expect(await study((await desk.at('to_sign')).id)).toBeNull()
  })

  test('that meets it on its digitising strip alone is nothing to defer for: 1 m along 20 m are 20 m²', async () => {
    // The plan at study ends at 100; the land is 30 m along it: 0.6 m of them are 18 m², 0.7 m are 21.
    expect(await study(await on([99.4, 20, 119.4, 50]))).toBeNull()
    expect((await study(await on([99.3, 20, 119.3, 50])))?.plans).toHaveLength(1)
  })

  test('is not told to whoever prepares nothing', async () => {
    const other = await desk.official('member')
    expect((await desk.acts(other.headers, await on([20, 20, 40, 50]))).answer.study).toBeNull()
  })
})
