import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BulletinBlock, BulletinPart } from '../../../api/papers/bulletinPaper.ts'
import { composePart } from '../../../api/performance/bulletin/composing/compose.ts'
import { readOutlines } from '../../../api/performance/bulletin/drawing/outlines.ts'
import { gatherFigures } from '../../../api/performance/bulletin/figures/gather.ts'
import { asDay } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { decidedCells, keepCells } from '../../build/performanceCells.ts'

/**
 * Of the 1,538 communes and arrondissements (1,503 communes, six of them cities of 41 arrondissements), in the third quarter
 * 3 of Casablanca's decide two large projects each, which makes six for its prefecture, and one of Agadir 4 small ones. In
 * the second, 300 decide 5 large ones and 308 decide 5 small ones: 19.5 % and 20.0 % have a figure.
 */
const [SUMMER, SPRING] = ['2026-07-01', '2026-04-01']
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  const { rows } = await sql<{ code: string }>`select code from commune c
    where not exists (select from commune part where part.parent_code = c.code) order by code`.execute(database.db)
  const codes = rows.map(({ code }) => code)
  const many = (track: 'gp' | 'pp', n: number) =>
    codes
      .slice(0, n)
      .flatMap((commune_code) => decidedCells({ quarter: SPRING, commune_code, track }, [5, 5, 5, 5, 5])[0] ?? [])
  await keepCells(
    database.db,
    [
      ...['06.141.01.31', '06.141.01.51', '06.141.01.41'].flatMap((commune_code) =>
        decidedCells({ quarter: SUMMER, commune_code, track: 'gp' }, [10, 20]),
      ),
      ...decidedCells({ quarter: SUMMER, commune_code: '09.001.01.01', track: 'pp' }, [3, 4, 5, 6]),
      ...many('gp', 300),
      ...many('pp', 308),
    ],
    '2026-11-24',
  )
})
afterAll(() => database.close())

const partOf = async (quarter: string, last: string, language: 'fr' | 'ar' = 'fr'): Promise<BulletinPart> => {
  const asked = { today: asDay('2026-11-24'), edition: 1, correction: null, previous: null }
  const data = await gatherFigures(database.db, { ...asked, quarter })
  return composePart({ data, outlines: await readOutlines(database.db, last), language })
}

/** What stands under a heading, down to the next one. */
function under(part: BulletinPart, heading: string): readonly BulletinBlock[] {
  const from = part.blocks.findIndex((block) => block.kind === 'heading' && block.text === heading)
  const rest = part.blocks.slice(from + 1)
  const next = rest.findIndex(({ kind }) => kind === 'heading')
  return from < 0 ? [] : rest.slice(0, next)
}
const drawingsIn = (blocks: readonly BulletinBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'drawings' ? block.drawings : []))
const wordsIn = (blocks: readonly BulletinBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'texts' ? block.texts.map((line) => line.join('')) : []))

const PROVINCES = 'Délai moyen par préfecture et province'
const COMMUNES = 'Délai moyen par commune'

test('provinces are drawn first, with what their communes decided together, and the legend counts the silent ones', async () => {
  const part = await partOf('2026-Q3', '2026-09-30')
  const headings = part.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
  expect(headings.indexOf(PROVINCES)).toBeLessThan(headings.indexOf(COMMUNES))
  const [large, small] = drawingsIn(under(part, PROVINCES))
  const silent = (legend: readonly { readonly label: readonly unknown[] }[] = []) =>
    legend.slice(-2).map(({ label }) => label.join(''))
  // 75 prefectures and provinces: Casablanca's mean is 15.0, in the step from 10 to 20 days of a term of 30.
  expect(silent(large?.legend)).toEqual([
    'moins de 5 décidés, chiffre non publié : 0 territoire',
    'aucun décidé : 74 territoires',
  ])
  expect(silent(small?.legend)).toEqual([
    'moins de 5 décidés, chiffre non publié : 1 territoire',
    'aucun décidé : 74 territoires',
  ])
  expect([large?.svg.includes('fill="#e8cfb4"'), large?.svg.includes('url(#few-provinces-gp)')]).toEqual([true, false])
  expect([small?.svg.includes('fill="#e8cfb4"'), small?.svg.includes('url(#few-provinces-pp)')]).toEqual([false, true])
  const row = part.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
  const told = row.find(([name]) => name?.text.join('') === 'Casablanca')
  expect(told?.slice(2, 5).map(({ text }) => text)).toEqual([
    [{ figures: '15,0' }],
    [{ figures: '15,0' }],
    [{ figures: '6' }],
  ])
})

test('communes are not drawn where next to none has a figure, and the page says from which share they are', async () => {
  const blocks = under(await partOf('2026-Q3', '2026-09-30'), COMMUNES)
  expect(drawingsIn(blocks)).toEqual([])
  const [rule, large] = wordsIn(blocks)
  expect(rule).toContain('20\u00a0% au moins des communes et arrondissements')
  expect(large).toBe('Grands projets : 0 sur 1\u202f538, soit 0,0\u00a0%.')
})

test('they are from that share on, one track without the other', async () => {
  const blocks = under(await partOf('2026-Q2', '2026-06-30'), COMMUNES)
  expect(drawingsIn(blocks).map(({ title }) => title)).toEqual(['Petits projets, 2e trimestre 2026'])
  expect(wordsIn(blocks).slice(1, 3)).toEqual([
    'Grands projets : 300 sur 1\u202f538, soit 19,5\u00a0%.',
    'Petits projets : 308 sur 1\u202f538, soit 20,0\u00a0%.',
  ])
})

test('the Arabic legend counts as Arabic does', async () => {
  const [, small] = drawingsIn(under(await partOf('2026-Q3', '2026-09-30', 'ar'), 'متوسط الأجل حسب العمالات والأقاليم'))
  expect(small?.legend.slice(-2).map(({ label }) => label.join(''))).toEqual([
    'أقل من 5 ملفات مبتوت فيها، رقم غير منشور: مجال ترابي واحد',
    'لا ملف مبتوتا فيه: 74 مجالا ترابيا',
  ])
})
