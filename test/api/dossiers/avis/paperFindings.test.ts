import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkConformity } from '../../../../api/conformity/commands.ts'
import type { FindingsAnswer } from '../../../../api/contract/findings.ts'
import { planVersion } from '../../../build/planVersions.ts'
import { withPages } from '../../../build/readPdf.ts'
import { testClock } from '../../../build/server.ts'
import { type AvisDesk, avisDesk, wanted } from '../avisDesk.ts'
import type { Official } from '../commission.ts'

type Dossier = Awaited<ReturnType<AvisDesk['dispatched']>>
const CONDITION = 'Façades en pierre de taille'
const REASON = 'Parcelle antérieure au plan'
let desk: AvisDesk
let giver: Official
let plain: Dossier
let checked: Dossier

beforeAll(async () => {
  desk = await avisDesk()
  giver = await desk.acting(desk.agency, 'examiner')
  plain = await desk.dispatched()
  checked = await desk.dispatched()
  await report(checked.id)
  await tolerate(checked.id)
  for (const { id } of [plain, checked]) await desk.give(giver.headers, id, wanted(desk.agency))
})
afterAll(() => desk.close())

/** A plot of 240 m² in a zone that asks 300, and façades that only a person can judge. */
async function report(id: string): Promise<void> {
  const box = [293_000, 328_000, 294_000, 328_200] as const
  await planVersion(desk.db, {
    ...{ plan: 'PA-AVIS', label: '1', approved: '2020-01-01', box },
    zones: [{ code: 'R2', minAreaM2: 300 }],
  })
  await sql`update regulation set conditions_fr = ${CONDITION}, conditions_article = 'art. 9'
    where zone_code = 'R2'`.execute(desk.db)
  const { rows } = await sql<{ geometry: never }>`select ST_AsGeoJSON(ST_Multi(ST_MakeEnvelope(
    293100, 328050, 293120, 328062, 26191)))::json as geometry`.execute(desk.db)
  const [ground] = rows
  if (!ground) throw new Error('no ground')
  const question = { srid: 26191, on: testClock.today(), project: {}, footprint: null, idempotencyKey: null } as const
  const made = await checkConformity({ db: desk.db, clock: testClock }, { ...question, ...ground })
  await sql`update dossier set report_id = ${made.id}::uuid where id = ${id}::uuid`.execute(desk.db)
  await sql`insert into dossier_report (dossier_id, nth, report_id, attached_by, attached_at)
    select id, 1, report_id, created_by, created_at from dossier where id = ${id}::uuid`.execute(desk.db)
}

/** The agency holds the plot for small enough to be tolerated. */
async function tolerate(id: string): Promise<void> {
  const { headers } = giver
  const { answer } = await desk.asked<FindingsAnswer>('GET', `/api/dossiers/${id}/findings`, { headers })
  const finding = answer.findings.find(({ check }) => check.rule === 'MIN_AREA')?.key
  const body = {
    ...{ kind: 'overridden', verdict: 'reserved', reason: REASON },
    ...{ reportId: answer.report?.id, finding, seen: null },
  }
  const { status } = await desk.asked('POST', `/api/dossiers/${id}/findings/decisions`, { headers, body })
  expect(status).toBe(201)
}

async function paper({ id, headers }: Dossier, language = 'fr'): Promise<string> {
  const query = `bodyId=${desk.agency}&round=1&version=1&language=${language}`
  const answer = await desk.fetched(`/api/dossiers/${id}/avis/paper?${query}`, { headers })
  const read = (pages: readonly { readonly text: string }[]) => pages.map(({ text }) => text).join(' ')
  return (await withPages(new Uint8Array(await answer.arrayBuffer()), read)).replace(/\s+/g, ' ')
}

describe('the paper of an avis', () => {
  test('says the special conditions in the words of the règlement, and that nobody had judged them', async () => {
    const text = await paper(checked)
    expect(text).toContain('Conditions particulières du règlement')
    expect(text).toContain(`« ${CONDITION} »`)
    expect(text).toContain('art. 9')
    expect(text).toContain('Personne ne l’avait encore apprécié.')
  })

  test('says what a person judged of a finding, beside the verdict of the machine, and keeps their reason to those who examine', async () => {
    const text = await paper(checked)
    expect(text).toContain('Conforme avec réserve')
    expect(text).toContain('Autre verdict retenu le 24/11/2026')
    expect(text).toContain('verdict du calcul : non conforme')
    expect(text).not.toContain(REASON)
  })

  test('says the same in Arabic, and quotes the règlement in the language it is printed in', async () => {
    const text = await paper(checked, 'ar')
    expect(text).toContain('الشروط الخاصة للضابط')
    // French inside Arabic comes out of the page word by word, from the right.
    for (const word of CONDITION.split(' ')) expect(text).toContain(word)
    expect(text).toContain('اعتمد حكم آخر')
    expect(text).toContain('حكم الحساب: غير مطابق')
  })

  test('says of a dossier without a report that it had none', async () => {
    expect(await paper(plain)).toContain('n’avait pas de rapport de conformité')
  })

  test('goes on saying what stood when it was given, whatever is judged afterwards', async () => {
    const before = await paper(checked)
    await sql`update regulation set conditions_fr = 'Autre chose' where zone_code = 'R2'`.execute(desk.db)
    const { headers } = giver
    const { answer } = await desk.asked<FindingsAnswer>('GET', `/api/dossiers/${checked.id}/findings`, { headers })
    const judged = answer.findings.find(({ decision }) => decision !== null)?.decision?.id
    const path = `/api/dossiers/${checked.id}/findings/decisions/${judged}/undo`
    expect((await desk.asked('POST', path, { headers })).status).toBe(200)
    expect(await paper(checked)).toBe(before)
  })
})
