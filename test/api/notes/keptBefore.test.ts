import { describe, expect, test } from 'vitest'
import { isUntold, sheetsTold } from '../../../api/notes/drawing/sheetsTold.ts'
import { drawNoteSheet } from '../../../api/notes/paper/plans.ts'
import { type NoteRow, noteByNumber } from '../../../api/notes/queries.ts'
import type { DrawnPlan, DrawnZone } from '../../../api/papers/drawing/readGround.ts'
import { type NoteDesk, noteDesk } from './noteDesk.ts'

type Facts = NoteRow['facts']

const stated = (state: DrawnPlan['state']): DrawnPlan => ({
  ...{ code: `PA-${state}`, nameFr: 'Plan', nameAr: 'تصميم', version: '1' },
  ...{ state, since: '2026-01-05' as DrawnPlan['since'], source: 'essai', dataDate: null },
})

/** A note as it was kept before its zones said whether they bind, over plans in these states. */
function keptBefore({ facts }: NoteRow, states: readonly DrawnPlan['state'][]): Facts {
  const before = (sheet: Facts['sheets']['zoning']) => ({
    ...sheet,
    ground: {
      ...sheet.ground,
      plans: states.map(stated),
      zones: sheet.ground.zones.map(({ binding: _, ...zone }): DrawnZone => zone),
    },
  })
  return { ...facts, sheets: { situation: before(facts.sheets.situation), zoning: before(facts.sheets.zoning) } }
}

/** The note of the desk's parcel, as it is kept. */
async function kept(desk: NoteDesk): Promise<NoteRow> {
  const { answer } = await desk.asked()
  const row = await noteByNumber(desk.database.db, answer.number)
  if (!row) throw new Error('no note')
  return row
}

describe('a note kept before a study was drawn apart', () => {
  test('draws the zones of a plan that is only studied as studied, and those of plans that bind as they were', async () => {
    const desk = await noteDesk()
    const row = await kept(desk)
    await desk.close()
    const drawn = (states: readonly DrawnPlan['state'][]) =>
      drawNoteSheet({ facts: keptBefore(row, states), outline: row.outline }, 'zoning')
    const zones = row.facts.sheets.zoning.ground.zones.length
    expect(zones).toBe(2)
    const dashes = (svg: string) => svg.match(/stroke-dasharray/g)?.length ?? 0
    for (const states of [['study'], ['inquiry'], ['study', 'inquiry']] as const)
      expect(dashes(drawn(states)), states.join()).toBe(zones)
    expect(dashes(drawn(['in_force', 'draft_opposable', 'dup_expired']))).toBe(0)
    const { situation, zoning } = sheetsTold(keptBefore(row, ['in_force', 'study']).sheets)
    expect([situation, zoning].map(isUntold)).toEqual([true, true])
  })
})
