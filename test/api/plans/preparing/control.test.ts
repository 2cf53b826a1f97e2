import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mappingOf, PlanDesk, zoneFile } from '../../../build/planDesk.ts'

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
})
afterAll(() => desk.close())

/** A frame of four zones around a hole of 20 × 10 m; the last two overlap by 40 × 2 m. */
const FRAME = [
  ['B3', [0, 0, 100, 40]],
  ['D2', [0, 50, 100, 90]],
  ['B3', [0, 40, 40, 50]],
  ['D2', [60, 38, 100, 50]],
] as const

/** How many statements of this database wait for a lock. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(desk.database.db)
  return rows[0]?.count ?? 0
}

describe('the file of a plan', () => {
  test('is given by an examiner of the agency of the place alone', async () => {
    const file = zoneFile(FRAME)
    expect((await desk.give(file, { headers: {} })).status).toBe(401)
    const elsewhere = await desk.people.acting('urban_agency', 'examiner', ['09.001'])
    expect(await desk.give(file, { headers: elsewhere.headers })).toMatchObject({
      status: 403,
      answer: { code: 'NOT_WITHIN_REACH' },
    })
    const clerk = await desk.people.acting('commune', 'guichet', ['06.141.01.41'])
    expect(await desk.give(file, { headers: clerk.headers })).toMatchObject({
      status: 403,
      answer: { code: 'NOT_YOUR_ROLE' },
    })
    const { answer } = await desk.give(file)
    expect((await desk.ask('GET', `/api/plan-drafts/${answer.id}`, { headers: elsewhere.headers })).status).toBe(404)
  })

  test('is read with its fields and how often each value comes', async () => {
    const { status, answer } = await desk.give(zoneFile(FRAME))
    expect(status).toBe(201)
    expect(answer).toMatchObject({
      state: 'reading',
      srid: 26191,
      shapes: { read: 4, refused: 0 },
      mapping: null,
      control: null,
    })
    expect(answer.fields.find(({ name }) => name === 'LIBELLE')).toEqual({
      name: 'LIBELLE',
      distinct: 2,
      values: [
        { value: 'B3', count: 2 },
        { value: 'D2', count: 2 },
      ],
    })
  })

  test('that came half is refused, and so is one cut short', async () => {
    const file = zoneFile(FRAME)
    expect(await desk.give(file.slice(0, 300), { more: `&bytes=${file.length}` })).toMatchObject({
      status: 422,
      answer: { code: 'PLAN_FILE_HALF', data: { received: 300, meant: file.length } },
    })
    expect(await desk.give(file.slice(0, 300))).toMatchObject({
      status: 422,
      answer: { code: 'PLAN_FILE_UNREADABLE', data: { why: 'JSON_INVALID' } },
    })
  })

  test('whose fields are known is proposed the mapping the agency kept', async () => {
    await desk.controlled(FRAME)
    const { answer } = await desk.give(zoneFile([['D2', [0, 0, 10, 30]]]))
    expect(answer.proposed).toEqual({
      fields: { code: 'LIBELLE', family: 'TYPEZONE' },
      families: { D: 'housing', B: 'mixed', V: 'green' },
      codes: {},
    })
  })
})

describe('the control', () => {
  test('finds the overlap and the gap in square metres, with their places, and holds the submission', async () => {
    const draft = await desk.controlled(FRAME)
    expect(draft.control).toMatchObject({ state: 'done', zones: 4 })
    const found = await desk.findings(draft.id)
    const overlap = found.find(({ kind }) => kind === 'overlap')
    expect(overlap).toMatchObject({ severity: 'to_accept', subject: 'B3 / D2', ordinals: [0, 3] })
    expect(overlap?.areaM2).toBeCloseTo(80, 6)
    expect(overlap?.at?.[0]).toBeCloseTo(-7.55, 1)
    expect(found.find(({ kind }) => kind === 'gap')?.areaM2).toBeCloseTo(200, 6)
    expect(
      found
        .filter(({ kind }) => kind === 'code_without_regulation')
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(['B3', 'D2'])
    expect(draft.may.submit).toBe(false)
    expect(await desk.post(draft.id, 'submit')).toMatchObject({ status: 409, answer: { code: 'PLAN_NOT_CONTROLLED' } })
  })

  test('that runs twice at once, in the background and from the command line, says each finding once', async () => {
    const { id } = await desk.controlled(FRAME)
    const before = await desk.findings(id)
    await desk.map(id, mappingOf())
    const both = await desk.database.db.transaction().execute(async (held) => {
      // Both are held where they would keep what they found, so that neither is done before the other.
      await sql`lock table plan_draft_finding in share mode`.execute(held)
      const controls = Promise.all([desk.control(id), desk.control(id)])
      await expect.poll(waiting, { timeout: 20_000 }).toBeGreaterThanOrEqual(2)
      return { controls }
    })
    await both.controls
    const after = await desk.findings(id)
    const said = (found: typeof after) => found.map(({ kind, subject }) => `${kind} ${subject}`).sort()
    expect(said(after)).toEqual(said(before))
    expect((await desk.read(id)).answer.control).toMatchObject({ state: 'done', zones: 4 })
  })

  test('calls a sliver what is thinner than the plan was drawn', async () => {
    // 100 × 0.20 m under a tolerance of 0.50 m: 20 m² that no survey can tell.
    const draft = await desk.controlled([
      ['D2', [0, 0, 100, 40]],
      ['B3', [0, 39.8, 100, 80]],
    ])
    const [sliver] = (await desk.findings(draft.id)).filter(({ kind }) => kind === 'sliver')
    expect(sliver).toMatchObject({ severity: 'note', data: { of: 'overlap' } })
    expect(sliver?.areaM2).toBeCloseTo(20, 6)
  })

  test('blocks a code the mapping does not know until it is mapped', async () => {
    const mapping = mappingOf()
    const draft = await desk.controlled(
      [
        ['D2', [0, 0, 100, 40]],
        ['X9', [0, 40, 100, 80]],
      ],
      mapping,
    )
    expect((await desk.findings(draft.id))[0]).toMatchObject({
      kind: 'code_unknown',
      severity: 'blocking',
      subject: 'X',
      ordinals: [1],
      data: { field: 'TYPEZONE' },
    })
    await desk.map(draft.id, { ...mapping, codes: { X9: { family: 'equipment' } } })
    await desk.control(draft.id)
    expect((await desk.findings(draft.id)).filter(({ kind }) => kind === 'code_unknown')).toEqual([])
  })

  test('blocks a shape that crosses itself, with its place, until it is replaced; undone, it blocks again', async () => {
    const bowTie = [
      [0, 0],
      [40, 10],
      [40, 0],
      [0, 10],
    ] as const
    const draft = await desk.controlled([
      ['D2', bowTie],
      ['D2', [0, 10, 40, 30]],
    ])
    const [invalid] = await desk.findings(draft.id)
    expect(invalid).toMatchObject({
      kind: 'invalid_shape',
      severity: 'blocking',
      ordinals: [0],
      data: { code: 'RING_SELF_CROSSING' },
    })
    expect(invalid?.at).toHaveLength(2)
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [300_000, 330_000],
          [300_040, 330_000],
          [300_040, 330_010],
          [300_000, 330_010],
          [300_000, 330_000],
        ],
      ],
    }
    const crossed = {
      type: 'Polygon',
      coordinates: [
        [
          [300_000, 330_000],
          [300_040, 330_010],
          [300_040, 330_000],
          [300_000, 330_010],
          [300_000, 330_000],
        ],
      ],
    }
    const edit = { kind: 'outline', ordinals: [0], legal: true, reason: 'Bornes relevées sur le plan papier' }
    expect(await desk.post(draft.id, 'edits', { ...edit, outline: crossed })).toMatchObject({
      status: 422,
      answer: { code: 'PLAN_OUTLINE_INVALID' },
    })
    const edited = await desk.post(draft.id, 'edits', { ...edit, outline: square })
    expect(edited.answer).toMatchObject({ control: null, edits: [{ kind: 'outline', nth: 1, undone: null }] })
    await desk.post(draft.id, 'control')
    expect((await desk.control(draft.id)).control).toMatchObject({ zones: 2, areaM2: 1_200 })
    expect((await desk.findings(draft.id)).filter(({ kind }) => kind === 'invalid_shape')).toEqual([])
    const undone = await desk.post(draft.id, `edits/${edited.answer.edits[0]?.id}/undo`)
    expect(undone.answer.edits[0]?.undone?.by.id).toBe(desk.first.person)
    await desk.post(draft.id, 'control')
    expect((await desk.control(draft.id)).control).toMatchObject({ zones: 1 })
  })

  test('leaves out and recodes shapes by edits', async () => {
    const draft = await desk.controlled(FRAME)
    await desk.post(draft.id, 'edits', { kind: 'left_out', ordinals: [3], reason: 'Doublon de la zone B3' })
    await desk.post(draft.id, 'edits', {
      kind: 'recode',
      ordinals: [2],
      code: { code: 'B4' },
      reason: 'Faute de frappe',
    })
    await desk.post(draft.id, 'control')
    await desk.control(draft.id)
    const found = await desk.findings(draft.id)
    expect(found.filter(({ kind }) => kind === 'overlap')).toEqual([])
    expect(
      found
        .filter(({ kind }) => kind === 'code_without_regulation')
        .map(({ subject }) => subject)
        .sort(),
    ).toEqual(['B3', 'B4', 'D2'])
  })

  test('blocks a plan in another legal zone than its commune, and says how far it is from the agency’s territory', async () => {
    // Every commune has an agency in this country.
    await desk.people.body('urban_agency', ['MA'])
    const given = await desk.give(zoneFile([['D2', [0, 0, 100, 40]]], 26192))
    await desk.map(given.answer.id, mappingOf())
    await desk.control(given.answer.id)
    const found = await desk.findings(given.answer.id)
    expect(found.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual(
      expect.arrayContaining(['wrong_legal_zone blocking', 'outside_territory blocking']),
    )
    // Settled on the drawing board of zone 26192, some 380 km south of Casablanca.
    expect(found.find(({ kind }) => kind === 'outside_territory')?.data.distanceM).toBeGreaterThan(200_000)
    expect(found.find(({ kind }) => kind === 'wrong_legal_zone')).toMatchObject({
      subject: '26192',
      data: { expected: 26191 },
    })
  })

  test('keeps what a person accepted while it finds it again, and no longer', async () => {
    const draft = await desk.controlled(FRAME)
    const accepted = await desk.post(draft.id, 'findings/accept', { kind: 'gap', reason: 'Emprise de l’oued' })
    expect(accepted.status).toBe(200)
    expect(await desk.post(draft.id, 'findings/accept', { kind: 'gap', reason: 'Encore' })).toMatchObject({
      status: 409,
      answer: { code: 'PLAN_NOTHING_TO_ACCEPT' },
    })
    await desk.post(draft.id, 'control')
    await desk.control(draft.id)
    const gap = (await desk.findings(draft.id)).find(({ kind }) => kind === 'gap')
    expect(gap?.accepted).toMatchObject({ reason: 'Emprise de l’oued', by: { id: desk.first.person } })
    await desk.post(draft.id, 'edits', { kind: 'left_out', ordinals: [2], reason: 'Zone retirée du projet' })
    await desk.post(draft.id, 'control')
    await desk.control(draft.id)
    expect((await desk.findings(draft.id)).filter(({ kind, accepted: by }) => kind === 'gap' && by)).toEqual([])
  })
})
