import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dossiersOnPlots, planVersion } from '../../../build/planVersions.ts'
import { AIN_CHOCK } from '../../../build/recheckDesk.ts'
import { box, FindingsDesk, minArea, toleratedPlot } from './findingsDesk.ts'

let desk: FindingsDesk

beforeAll(async () => {
  desk = await FindingsDesk.open()
})
afterAll(() => desk.close())

describe('when the law of the ground changes under a decision', () => {
  /** The plan again, the plot's zone drawn under the same code, asking so much. */
  async function replaced(plan: string, south: number, minAreaM2: number): Promise<void> {
    const zones = [{ code: 'R2', minAreaM2 }]
    const said = { plan, label: `${minAreaM2} m²`, approved: '2026-11-20', box: box(south), zones }
    const version = await planVersion(desk.db, said)
    const recheck = await desk.start({ cause: 'plan_version', ids: [version] })
    await desk.run(recheck)
  }

  test('it comes back for review where the finding differs, the machine’s verdict counting meanwhile', async () => {
    const { id, aimed } = await desk.checked('F9', 328_400)
    await desk.decide(id, { ...aimed, ...toleratedPlot })
    await replaced('F9', 328_400, 400)
    const { answer } = await desk.read(id)
    expect(minArea(answer)).toMatchObject({
      ...{ toReview: true, verdict: 'noncompliant', check: { limit: 400 } },
      decision: { kind: 'overridden', verdict: 'reserved', madeOn: { limit: 300 } },
    })
    const { reportId } = { reportId: answer.report?.id ?? '' }
    const { key, decision } = minArea(answer)
    const again = { ...toleratedPlot, reportId, finding: key, seen: decision?.id ?? null }
    expect(minArea((await desk.decide(id, again)).answer)).toMatchObject({ toReview: false, verdict: 'reserved' })
  })

  test('it stands where the finding says the same in the new version', async () => {
    const { id, aimed } = await desk.checked('FA', 328_700)
    await desk.decide(id, { ...aimed, ...toleratedPlot })
    await replaced('FA', 328_700, 300)
    const { answer } = await desk.read(id)
    expect(answer.report?.id).not.toBe(aimed.reportId)
    expect(minArea(answer)).toMatchObject({ toReview: false, verdict: 'reserved' })
  })
})

describe('the queue of what awaits judgement', () => {
  const waiting = async () => {
    const query = `scope=open&findings=waiting&limit=100&commune=${AIN_CHOCK}`
    const { answer } = await desk.ask<{ dossiers: { id: string }[] }>('GET', `/api/queue?${query}`, {
      headers: desk.examiner.headers,
    })
    return answer.dossiers.map(({ id }) => id)
  }

  test('keeps a dossier until each finding that is not compliant is judged, and one that was never checked', async () => {
    const { id, reportId } = await desk.checked('FD', 329_600)
    const [unchecked = ''] = await dossiersOnPlots(desk.db, {
      ...{ owner: desk.examiner.person, count: 1 },
      from: [293_500, 329_650],
    })
    await sql`update dossier set step = 'filed', step_since = '2026-11-20', filed_at = '2026-11-20', number = 'ESSAI-' || left(id::text, 8), procedure_version_id = (select id from procedure_version
        where state = 'published' limit 1) where id in (${id}::uuid, ${unchecked}::uuid)`.execute(desk.db)
    const open = (await desk.read(id)).answer.findings.filter(({ check }) => check.verdict !== 'compliant')
    expect(open.length).toBeGreaterThan(1)
    for (const { key } of open) {
      expect(await waiting()).toEqual(expect.arrayContaining([id, unchecked]))
      await desk.decide(id, { reportId, finding: key, seen: null, kind: 'confirmed' })
    }
    expect(await waiting()).not.toContain(id)
    expect(await waiting()).toContain(unchecked)
    const [last] = (await desk.read(id)).answer.findings.filter(({ key }) => key === open.at(-1)?.key)
    await desk.undo(id, last?.decision?.id ?? '')
    expect(await waiting()).toContain(id)
  })
})
