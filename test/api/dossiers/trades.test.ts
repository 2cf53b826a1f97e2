import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DraftDesk, draftDesk, type Somebody } from './draftDesk.ts'

let at: DraftDesk

beforeAll(async () => {
  at = await draftDesk()
})

afterAll(() => at.close())

const LAND = {
  ...{ works: 'morcellement', landTitle: 'titled', titleNumber: '12345/C', applicantOwns: true, lots: 2 },
}

/** A surveyor's own draft of a morcellement, whose land and pieces are there. */
async function division(surveyor: Somebody, code = 'morceler'): Promise<string> {
  const { id } = await at.opened(surveyor.headers, 'surveyor')
  await at.locate(id)
  await at.giveEverything(surveyor.person, await at.describe(surveyor.headers, id, LAND, code))
  return id
}

const blockers = async ({ headers }: Somebody, id: string) =>
  (await at.course(headers, id)).blockers.map(({ code }) => code)

describe('a surveyor files what surveyors file', () => {
  test('alone: opened for a client, who is named and agrees; both are told it is filed', async () => {
    const [surveyor, client] = [await at.somebody('surveyor'), await at.somebody()]
    const id = await division(surveyor)
    expect(await blockers(surveyor, id)).toEqual(['OWNER_MISSING'])
    await at.take(surveyor.headers, id, client, 'owner')
    expect(await blockers(surveyor, id)).toEqual(['AGREEMENT_MISSING'])
    expect((await at.attest(surveyor.headers, id, 'geometry')).status).toBe(201)
    expect((await at.attest(client.headers, id, 'agreement')).status).toBe(201)
    const filed = await at.file(surveyor.headers, id)
    expect(filed).toMatchObject({ status: 201, answer: { step: 'filed', track: 'gp' } })
    expect(filed.answer.may).toContain('withdraw')
    for (const { person } of [surveyor, client]) expect(await at.noticesOf(person)).toContain('dossier_filed')
  })

  test('and not what only architects file: invited there, a surveyor neither changes, shares nor files', async () => {
    const { id, surveyor } = await at.building()
    const shut = { status: 403, answer: { code: 'NOT_WITHIN_REACH' } }
    const { version } = await at.course(surveyor.headers, id)
    const body = { version, code: 'morceler' }
    expect(await at.ask('PUT', `/api/dossiers/${id}/procedure`, { headers: surveyor.headers, body })).toMatchObject(
      shut,
    )
    const other = await at.somebody()
    const sharing = { personEmail: other.email, part: 'correspondent' }
    expect(await at.share(surveyor.headers, id, sharing)).toMatchObject(shut)
    expect(await at.file(surveyor.headers, id)).toMatchObject(shut)
  })

  test('by their profession: whoever holds the part without it is told who files', async () => {
    const [somebody, client] = [await at.somebody(), await at.somebody()]
    const id = await division(somebody)
    await at.take(somebody.headers, id, client, 'owner')
    expect(await blockers(somebody, id)).toContain('NOT_A_FILER')
  })

  test('no longer once its owner turns it into what architects file, and again when it is turned back', async () => {
    const [surveyor, client] = [await at.somebody('surveyor'), await at.somebody()]
    const id = await division(surveyor)
    await at.take(surveyor.headers, id, client, 'owner')
    await at.describe(client.headers, id, LAND, 'construire')
    expect(await at.file(surveyor.headers, id)).toMatchObject({ status: 403 })
    await at.describe(client.headers, id, LAND, 'morceler')
    expect((await at.file(surveyor.headers, id)).answer.code).toBe('AGREEMENT_MISSING')
  })

  test('an engineer where engineers file: the provisional reception', async () => {
    const engineer = await at.somebody('engineer')
    const { id } = await at.opened(engineer.headers, 'engineer')
    await at.describe(engineer.headers, id, {}, 'reception_provisoire')
    expect(await blockers(engineer, id)).not.toContain('NOT_A_FILER')
    expect((await at.course(engineer.headers, id)).may).toContain('file')
  })
})

describe('while nobody else leads', () => {
  test('whoever opened the draft stays; once its owner is there, they may go', async () => {
    const [surveyor, client] = [await at.somebody('surveyor'), await at.somebody()]
    const { id, participants } = await at.opened(surveyor.headers, 'surveyor')
    const leave = () =>
      at.ask('DELETE', `/api/dossiers/${id}/participants/${participants[0]?.id}`, { headers: surveyor.headers })
    expect(await leave()).toMatchObject({ status: 409, answer: { code: 'LAST_OWNER' } })
    await at.take(surveyor.headers, id, client, 'owner')
    expect((await leave()).status).toBe(200)
  })
})
