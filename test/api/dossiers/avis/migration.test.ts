import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { down, up } from '../../../../migrations/0050_avis_items.ts'
import { type AvisDesk, avisDesk, wanted } from '../avisDesk.ts'

let desk: AvisDesk
beforeAll(async () => {
  desk = await avisDesk()
})
afterAll(() => desk.close())

test('every avis given before keeps its reasons as an item, and goes back to one text', async () => {
  const { id } = await desk.dispatched()
  const giver = await desk.acting(desk.agency, 'examiner')
  const items = [{ text: 'Hauteur au-dessus de 11,50 m' }, { text: 'Retrait de 4 m' }]
  await desk.give(giver.headers, id, wanted(desk.agency, { opinion: 'unfavourable', items }))
  await desk.give(giver.headers, id, wanted(desk.agency, { seen: 1 }))
  const db = desk.db as unknown as Kysely<unknown> // a migration knows no table of ours
  await down(db)
  const reasons = await sql<{ reasons: string | null }>`select a.reasons from avis a order by a.version`.execute(
    desk.db,
  )
  expect(reasons.rows).toEqual([{ reasons: '1. Hauteur au-dessus de 11,50 m\n2. Retrait de 4 m' }, { reasons: null }])
  await up(db)
  const kept = await sql<{ text: string; opinion: string }>`select i.text, a.opinion from avis_item i
    join avis a using (consulted_body_id, version)`.execute(desk.db)
  expect(kept.rows).toEqual([{ text: '1. Hauteur au-dessus de 11,50 m\n2. Retrait de 4 m', opinion: 'unfavourable' }])
})
