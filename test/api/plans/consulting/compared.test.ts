import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanComparison } from '../../../../api/contract/plans/plans.ts'
import { ActsDesk } from '../../../build/planActs.ts'
import { mappingOf, PlanDesk } from '../../../build/planDesk.ts'

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
})
afterAll(() => desk.close())

type Headers = Record<string, string>
const compare = (from: string, to: string, headers: Headers = {}) =>
  desk.ask<PlanComparison & { code?: string }>('GET', `/api/plans/compared?from=${from}&to=${to}`, { headers })

test('published versions are compared by anybody, and one in preparation by nobody, not even its agency', async () => {
  const mapping = mappingOf()
  const acts = new ActsDesk(desk)
  const one = await acts.published('approved', '2020-03-02', mapping)
  const other = await acts.published('approved', '2026-11-20', {
    ...mapping,
    version: { ...mapping.version, label: '2' },
  })
  const elsewhere = (await desk.people.acting('urban_agency', 'examiner', ['09.001'])).headers
  const citizen = await desk.people.signIn(await desk.people.person())
  for (const headers of [{}, citizen, elsewhere, desk.first.headers])
    expect(await compare(one.versionId, other.versionId, headers)).toMatchObject({
      status: 200,
      answer: { unchangedM2: 4_000, areas: [], from: { label: '1' }, to: { label: '2' } },
    })
  const draft = await desk.controlled([['D2', [0, 0, 100, 50]]], {
    ...mapping,
    version: { ...mapping.version, label: '3' },
  })
  for (const headers of [{}, elsewhere, desk.first.headers])
    expect(await compare(one.versionId, draft.id, headers)).toMatchObject({
      status: 404,
      answer: { code: 'NOT_FOUND' },
    })
  expect((await compare(one.versionId, 'rien')).status).toBe(422)
})
