import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { conformityHistory } from '../../../api/contract/site.ts'
import { ComplementDesk, CROSSED } from '../../build/complement.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { box, DrawnGrounds, line, point, trench, X0, Y0 } from '../../build/drawnGrounds.ts'
import { type TestServer, testServer } from '../../build/server.ts'

let database: TestDatabase
let server: TestServer
let desk: ComplementDesk
let grounds: DrawnGrounds

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  desk = new ComplementDesk(database, () => server)
  await desk.prepare()
  grounds = new DrawnGrounds(database, desk)
}, 120_000)

afterAll(async () => {
  await server.close()
  await database.close()
})

type Headers = Record<string, string>

const PIECE = { about: 'piece', piece: 'demande', reasonCode: 'piece_unsigned' } as const
const SHOP = { kind: 'premises', geometry: point([10, 10]), activity: '56.30', address: '12, rue des Orangers' }

const answersOf = async (headers: Headers, id: string) =>
  (await desk.complement(headers, id)).answer.requests[0]?.items[0]?.answers ?? []

describe('the ground of what was drawn, asked again', () => {
  test('of a trench is drawn anew: both sides read both lines and what conformity says of each', async () => {
    const dossier = await grounds.asked('tranchee', { ...trench(13), beginsOn: '2027-02-01', endsOn: '2027-02-19' })
    const { status, answer } = await grounds.draw(dossier, trench(40))
    expect([status, answer.reportId]).toEqual([200, null])
    expect(answer.site?.trace).toMatchObject({ lengthM: 100, beginsOn: '2027-02-01', endsOn: '2027-02-19' })
    for (const reader of [dossier.headers, dossier.guichet.headers]) {
      const [given] = await answersOf(reader, dossier.id)
      const { before, after } = given?.ground ?? {}
      expect([before, after].map((side) => [side?.kind, side?.widthM])).toEqual([
        ['line', 1],
        ['line', 1],
      ])
      expect(before?.legal.geometry.coordinates).toEqual([[X0, Y0 + 13], [X0 + 100, Y0 + 13]]) // biome-ignore format: pairs
      expect(after?.legal.geometry.coordinates).toEqual([[X0, Y0 + 40], [X0 + 100, Y0 + 40]]) // biome-ignore format: pairs
      const lost = given?.report?.difference?.lost.find(({ rule }) => rule === 'SERVITUDE_FORBIDS')
      // The whole corridor, 100 m by 1 m, lies in the servitude; forty metres north there is none.
      expect(lost).toMatchObject({ verdict: 'noncompliant' })
      expect(lost?.overlapM2).toBeCloseTo(100, 0)
    }
  })

  test('of an antenna and of premises is a place that moves; a point has no report to compare', async () => {
    const antenna = await grounds.asked('antenne', { kind: 'point', geometry: point([40, 60]) })
    expect((await grounds.draw(antenna, { kind: 'point', geometry: point([43, 64]) })).status).toBe(200)
    const [given] = await answersOf(antenna.headers, antenna.id)
    expect(given).toMatchObject({ kind: 'trace', report: null, ground: { before: { areaM2: null } } })
    expect(given?.ground?.after.legal.geometry.coordinates).toEqual([X0 + 43, Y0 + 64])
    const shop = await grounds.asked('activite', SHOP)
    const moved = { ...SHOP, geometry: point([12, 10]), address: '14, rue des Orangers' }
    expect((await grounds.draw(shop, moved)).status).toBe(200)
    const [answer] = await answersOf(shop.headers, shop.id)
    expect(answer?.ground).toMatchObject({
      before: { address: '12, rue des Orangers', activity: { nameFr: 'Débits de boissons' } },
      after: { address: '14, rue des Orangers', activity: { nameFr: 'Débits de boissons' } },
    })
  })

  test('that had a report has the report of its new ground, told apart from the former', async () => {
    const dossier = await grounds.asked('occupation', null)
    const former = (await grounds.dossierOf(dossier)).reportId
    const { answer } = await grounds.draw(dossier, { kind: 'area', geometry: box([0, 100, 20, 130]) })
    expect(answer.reportId).not.toBe(former)
    expect(answer.site?.areaM2).toBeCloseTo(600, 1)
    const [given] = await answersOf(dossier.headers, dossier.id)
    expect(given?.report?.id).toBe(answer.reportId)
    expect(given?.ground).toMatchObject({ before: { kind: 'outline' }, after: { kind: 'area' } })
    const { lost = [] } = given?.report?.difference ?? {}
    // 20 m of the 6 m strip crossed the former plot.
    expect(lost.find(({ rule }) => rule === 'SERVITUDE_FORBIDS')).toMatchObject({ overlapM2: 120 })
    type History = ReturnType<(typeof conformityHistory)['parse']>
    const path = `/api/dossiers/${dossier.id}/conformity`
    const history = await desk.ask<History>('GET', path, { headers: dossier.headers })
    expect(history.answer.reports.map(({ reportId }) => reportId)).toEqual([answer.reportId, former])
  })

  test('leaves what was not asked as it was filed: the dates, the activity, and any other item', async () => {
    const dossier = await grounds.asked('tranchee', trench(13))
    const dated = await grounds.draw(dossier, { ...trench(40), endsOn: '2027-02-19' })
    expect(dated).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field: 'endsOn' } })
    const shop = await grounds.asked('activite', SHOP)
    const other = await grounds.draw(shop, { ...SHOP, activity: '47.11' })
    expect(other).toMatchObject({ status: 422, answer: { code: 'INVALID_INPUT', field: 'activity' } })
    const piece = await grounds.asked('tranchee', trench(13), [PIECE])
    expect(await grounds.draw(piece, trench(40))).toMatchObject({ status: 409, answer: { code: 'NOT_AT_THIS_STEP' } })
    expect((await answersOf(dossier.headers, dossier.id)).length).toBe(0)
  })

  test('is refused as in a draft: crossing itself, elsewhere, of another kind, by the outline of a report', async () => {
    const dossier = await grounds.asked('tranchee', trench(13))
    const crossing = { ...trench(0), geometry: line([0, 0], [20, 20], [20, 0], [0, 20]) }
    expect((await grounds.draw(dossier, crossing)).answer).toMatchObject({ code: 'LINE_SELF_CROSSING' })
    expect((await grounds.draw(dossier, { kind: 'point', geometry: point([0, 0]) })).answer).toMatchObject({
      code: 'SITE_OF_ANOTHER_KIND',
    })
    const { version } = await grounds.dossierOf(dossier)
    const body = { version, reportId: (await desk.reportOn(CROSSED)).id }
    const outlined = await desk.ask('PUT', `/api/dossiers/${dossier.id}/parcel`, { headers: dossier.headers, body })
    expect(outlined).toMatchObject({ status: 409, answer: { code: 'SITE_OF_ANOTHER_KIND', field: 'reportId' } })
    const stale = await grounds.draw(dossier, { ...trench(40), version: version - 1 })
    expect(stale).toMatchObject({
      status: 409,
      answer: { code: 'CHANGED_MEANWHILE', data: { by: expect.any(String) } },
    })
  })

  test('is open to those who lead it and to whom it is asked of, while it is asked, and to nobody else', async () => {
    const dossier = await grounds.asked('tranchee', trench(13))
    const [surveyor, engineer] = [await desk.citizen(), await desk.citizen()]
    await desk.take(dossier.id, surveyor.person, 'surveyor')
    await desk.take(dossier.id, engineer.person, 'engineer')
    const by = async (headers: Headers) => (await grounds.draw(dossier, trench(40), headers)).status
    expect(await by({})).toBe(401)
    expect(await by((await desk.citizen()).headers)).toBe(404)
    expect(await by((await desk.guichet('09.001.01.01')).headers)).toBe(404)
    expect(await by(dossier.guichet.headers)).toBe(403)
    expect(await by(engineer.headers)).toBe(403)
    expect(await by(surveyor.headers)).toBe(200)
    expect(await by(dossier.headers)).toBe(200)
    expect(await answersOf(dossier.headers, dossier.id)).toMatchObject([
      { by: { id: surveyor.person } },
      { by: { id: dossier.person } },
    ])
    const given = await desk.ask<CourseAnswer>('POST', `/api/dossiers/${dossier.id}/moves`, {
      ...{ headers: dossier.headers, body: { transition: 'give_complement', seen: 3 } },
    })
    expect(given.status).toBe(201)
    expect(await by(dossier.headers)).toBe(409)
    expect(await grounds.draw(await grounds.filed('tranchee', trench(13)), trench(40))).toMatchObject({ status: 409 })
  })
})
