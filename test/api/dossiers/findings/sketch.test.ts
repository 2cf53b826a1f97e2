import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SketchAnswer } from '../../../../api/contract/findings.ts'
import { AIN_CHOCK } from '../../../build/recheckDesk.ts'
import { FindingsDesk } from './findingsDesk.ts'

let desk: FindingsDesk

beforeAll(async () => {
  desk = await FindingsDesk.open()
})
afterAll(() => desk.close())

describe('a working sketch', () => {
  const path = (id: string) => `/api/dossiers/${id}/sketch`
  const line = {
    type: 'LineString',
    coordinates: [
      [-7.62, 33.51],
      [-7.621, 33.511],
    ],
  }
  const shapes = [{ id: '00000000-0000-4000-8000-000000000001', label: 'Recul', geometry: line }]

  test('is one’s own: a colleague reads none of it, and a page open elsewhere does not overwrite it', async () => {
    const { id } = await desk.checked('FB', 329_000)
    const colleague = await desk.people.acting('urban_agency', 'examiner', [AIN_CHOCK])
    const keep = (version: number, headers = desk.examiner.headers) =>
      desk.ask<SketchAnswer & { code?: string }>('PUT', path(id), { headers, body: { version, shapes } })
    expect(await keep(0)).toMatchObject({ status: 200, answer: { version: 1, shapes } })
    expect(await keep(0)).toMatchObject({ status: 409, answer: { code: 'CHANGED_MEANWHILE' } })
    const own = await desk.ask<SketchAnswer>('GET', path(id), { headers: desk.examiner.headers })
    expect(own.answer).toMatchObject({ version: 1, shapes })
    const theirs = await desk.ask<SketchAnswer>('GET', path(id), { headers: colleague.headers })
    expect(theirs.answer).toEqual({ version: 0, shapes: [], keptAt: null })
  })

  test('is nobody’s signed out, elsewhere or at the guichet', async () => {
    const { id } = await desk.checked('FC', 329_300)
    const elsewhere = await desk.people.acting('urban_agency', 'examiner', ['09.001.01.01'])
    const guichet = await desk.people.acting('commune', 'guichet', [AIN_CHOCK])
    const body = { version: 0, shapes }
    for (const [headers, status] of [
      [{}, 401],
      [elsewhere.headers, 404],
      [guichet.headers, 403],
    ] as const) {
      expect((await desk.ask('GET', path(id), { headers: { ...headers } })).status).toBe(status)
      expect((await desk.ask('PUT', path(id), { headers: { ...headers }, body })).status).toBe(status)
    }
  })
})
