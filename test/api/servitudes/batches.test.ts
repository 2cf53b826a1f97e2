import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servitudeBatch } from '../../../api/contract/servitudeBatches.ts'
import type { ServitudeAnswer } from '../../../api/contract/servitudes.ts'
import { mappingOf, ServitudeDesk, shapeFile } from '../../build/servitudeDesk.ts'

let desk: ServitudeDesk

beforeAll(async () => {
  desk = await ServitudeDesk.open()
})
afterAll(() => desk.close())

const SQUARE = { box: [0, 0, 100, 100], fields: { NOM: 'Borj' } } as const
const kindsOf = async (id: string) =>
  (await desk.findings(id)).map(({ kind, severity }) => `${kind} ${severity}`).sort()
const inLaw = async (source: string) =>
  (
    await sql<{ n: number; m2: number; pieces: number }>`select count(*) as n, coalesce(sum(ST_Area(geom)), 0) as m2,
      (select count(*) from servitude_piece p join servitude x on x.id = p.servitude_id where x.source = ${source}) as pieces
      from servitude where source = ${source}`.execute(desk.database.db)
  ).rows[0]

describe('A file of servitudes', () => {
  test('is given by an examiner of an agency, and by nobody else', async () => {
    expect((await desk.give(shapeFile([SQUARE]), { headers: {} })).answer.code).toBe('SIGNED_OUT')
    const president = (await desk.people.acting('commune', 'president', ['06.141.01.41'])).headers
    expect((await desk.give(shapeFile([SQUARE]), { headers: president })).answer.code).toBe('NOT_YOUR_ROLE')
    const { status, answer } = await desk.give(shapeFile([SQUARE]))
    expect(status).toBe(201)
    const batch = servitudeBatch.parse(answer)
    expect([batch.state, batch.srid, batch.footprints.shapes, batch.footprints.fields[0]?.name]).toEqual([
      'reading',
      26191,
      1,
      'NOM',
    ])
    const elsewhere = (await desk.people.acting('urban_agency', 'examiner', ['11'])).headers
    expect((await desk.ask('GET', `/api/servitude-batches/${batch.id}`, { headers: elsewhere })).status).toBe(404)
    expect((await desk.ask('GET', `/api/servitude-batches/${batch.id}`)).answer.code).toBe('SIGNED_OUT')
  })

  test('that is half there, no file of shapes, or of a zone nobody says, is refused in words', async () => {
    expect((await desk.give(shapeFile([SQUARE]), { more: '&bytes=999999' })).answer.code).toBe('PLAN_FILE_HALF')
    expect((await desk.give('bonjour')).answer.code).toBe('PLAN_FILE_UNREADABLE')
    expect((await desk.give('')).answer.code).toBe('PLAN_FILE_UNREADABLE')
  })

  test('is described before it is controlled: a field it has not, or an effect nothing says, is named', async () => {
    const { id } = (await desk.give(shapeFile([SQUARE]))).answer
    for (const [given, field] of [
      [{ fields: { nameFr: 'ABSENT' } }, 'fields.nameFr'],
      [{ generators: { link: 'ABSENT' } }, 'generators.link'],
      [{ once: { effect: null } }, 'once.effect'],
      [{ once: { body: null } }, 'once.body'],
      [{ once: { nameAr: null } }, 'once.nameAr'],
      [{ fields: {} }, 'once.nameFr'],
      [{ once: { effect: 'limits_height' } }, 'once.heightLimitM'],
      [{ once: { effect: 'limits_use' } }, 'once.forbiddenUses'],
      [{ once: { inForceTo: '2019-01-01' } }, 'once.inForceTo'],
    ] as const)
      expect((await desk.map(id, mappingOf(given))).answer.field, field).toBe(field)
    expect((await desk.post(id, 'adopt', { reason: 'Relevé' })).answer.code).toBe('SERVITUDE_BATCH_NOT_AT_THIS_STEP')
  })

  test('keeps how its fields were read for the agency’s next file of the same', async () => {
    const fields = { NOM: 'Borj', RAYON: 500, EFFET: 'A' }
    await desk.controlled(
      [{ ...SQUARE, fields }],
      mappingOf({ fields: { nameFr: 'NOM', bufferM: 'RAYON', effect: 'EFFET' }, effects: { A: 'forbids' } }),
    )
    const { answer } = await desk.give(shapeFile([{ ...SQUARE, fields }, SQUARE]))
    expect(answer.proposed).toEqual({
      fields: { nameFr: 'NOM', bufferM: 'RAYON', effect: 'EFFET' },
      generators: {},
      effects: { A: 'forbids' },
    })
  })
})

describe('The control of a batch', () => {
  test('tells values that say nothing, with the field, the value and the place', async () => {
    const batch = await desk.controlled(
      [
        { box: [0, 0, 10, 10], fields: { NOM: 'Borj A', RAYON: '0', EFFET: 'x', DEBUT: '2020-01-01' } },
        { box: [20, 0, 30, 10], fields: { NOM: 'Borj B', RAYON: 'cent', EFFET: 'x', DEBUT: '31/02/2020' } },
        { box: [40, 0, 50, 10], fields: { NOM: 'Borj C', RAYON: '50', EFFET: 'inconnu', DEBUT: '20200401' } },
        { box: [60, 0, 70, 10], fields: { NOM: 'Borj D', RAYON: '50', EFFET: 'non', DEBUT: '' } },
        { box: [80, 0, 90, 10], fields: { NOM: '', RAYON: '****', EFFET: 'x', DEBUT: '' } },
      ],
      mappingOf({
        fields: { nameFr: 'NOM', bufferM: 'RAYON', effect: 'EFFET', inForceFrom: 'DEBUT' },
        effects: { x: 'forbids', non: 'left_out' },
      }),
    )
    const found = await desk.findings(batch.id)
    expect(found.map(({ kind, subject, data, ordinals }) => [kind, subject, data.field, ordinals]).sort()).toEqual([
      ['distance_not_positive', '0', 'RAYON', [0]],
      ['effect_unknown', 'inconnu', 'EFFET', [2]],
      ['value_unread', '', 'NOM', [4]],
      ['value_unread', '31/02/2020', 'DEBUT', [1]],
      ['value_unread', 'cent', 'RAYON', [1]],
    ])
    expect(found.every(({ severity, at }) => severity === 'blocking' && at !== null)).toBe(true)
    expect([batch.leftOut, batch.leftOutFor]).toEqual([1, [{ why: null, count: 1, areaM2: 100 }]])
    expect((await desk.post(batch.id, 'adopt', { reason: 'Relevé' })).answer.code).toBe(
      'SERVITUDE_BATCH_NOT_CONTROLLED',
    )
    expect((await inLaw('Registre'))?.n).toBe(0)
  })

  test('tells a shape that crosses itself with its place, a record without shape, and what is given twice', async () => {
    const bow = JSON.parse(shapeFile([SQUARE, SQUARE, { box: [300, 0, 340, 40], fields: { NOM: 'Noeud' } }]))
    const [ring] = bow.features[2].geometry.coordinates
    ;[ring[1], ring[2]] = [ring[2], ring[1]]
    bow.features.push({ type: 'Feature', properties: { NOM: 'Vide' }, geometry: null })
    const { id } = (await desk.give(JSON.stringify(bow))).answer
    await desk.map(id, mappingOf())
    await desk.control(id)
    const found = await desk.findings(id)
    expect(found.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['invalid_footprint', 'blocking'],
      ['duplicate', 'to_accept'],
      ['record_empty', 'note'],
    ])
    expect(found[0]?.at?.map((degree) => Math.round(degree * 10) / 10)).toEqual([-7.6, 33.5])
    expect([found[1]?.ordinals, found[1]?.areaM2]).toEqual([[0, 1], 10_000])
  })

  test('joins footprints and generators by a field, and tells which of either stands alone', async () => {
    const { id } = (
      await desk.give(
        shapeFile([
          { box: [0, 0, 100, 100], fields: { NOM: 'Borj A', CLE: 'g1' } },
          { box: [200, 0, 300, 100], fields: { NOM: 'Borj B', CLE: 'g9' } },
        ]),
      )
    ).answer
    const generators = shapeFile([
      { box: [40, 40, 60, 60], fields: { ID: 'g1', ACTE: 'Dahir 1912' } },
      { box: [500, 40, 560, 60], fields: { ID: 'g2', ACTE: 'Dahir 1913' } },
    ])
    const given = await desk.give(generators, { id, name: 'generateurs.geojson' })
    expect([given.status, given.answer.generators?.shapes]).toEqual([200, 2])
    const mapping = mappingOf({ fields: { nameFr: 'NOM', link: 'CLE' }, generators: { link: 'ID', act: 'ACTE' } })
    await desk.map(id, mapping)
    const batch = await desk.control(id)
    expect(batch.control).toMatchObject({ servitudes: 2, areaM2: 20_000, withGenerator: 1 })
    expect((await desk.findings(id)).map(({ kind, subject, areaM2 }) => [kind, subject, areaM2]).sort()).toEqual([
      ['footprint_missing', expect.anything(), 1200],
      ['generator_missing', 'Borj B', 10_000],
    ])
    const acts = await sql<{ act: string }>`select content ->> 'act' as act from servitude_batch_shape
      where batch_id = ${id}::uuid and layer = 'footprint' order by ordinal`.execute(desk.database.db)
    expect(acts.rows.map(({ act }) => act)).toEqual(['Dahir 1912', 'Arrêté 1-24'])
    const agadir = shapeFile([{ box: [40, 40, 60, 60], fields: { ID: 'g1' } }], 26192)
    expect((await desk.give(agadir, { id })).answer.code).toBe('SERVITUDE_OTHER_ZONE')
  })
})

describe('A controlled batch', () => {
  test('becomes law all at once, with pieces, history, journal and re-checks; then again it is already there', async () => {
    const corners = Array.from({ length: 1000 }, (_unused, nth) => {
      const angle = (nth / 1000) * 2 * Math.PI
      return [295_600 + 4000 + 300 * Math.cos(angle), 329_000 + 300 * Math.sin(angle)]
    })
    const file = JSON.parse(shapeFile([SQUARE, { box: [0, 0, 1, 1], fields: { NOM: 'Géant' } }]))
    file.features[1].geometry.coordinates = [[...corners, corners[0]]]
    const mapping = mappingOf({ once: { source: 'Adopté', inForceTo: '2027-12-31' } })
    const { id } = (await desk.give(JSON.stringify(file))).answer
    await desk.map(id, mapping)
    expect((await desk.control(id)).may.adopt).toBe(true)
    const elsewhere = (await desk.people.acting('urban_agency', 'examiner', ['11'])).headers
    expect((await desk.post(id, 'adopt', { reason: 'Relevé' }, elsewhere)).status).toBe(404)
    expect((await desk.post(id, 'adopt', { reason: 'Relevé' }, {})).answer.code).toBe('SIGNED_OUT')
    expect(await inLaw('Adopté')).toMatchObject({ n: 0 })
    const done = await desk.post(id, 'adopt', { reason: 'Relevé de l’agence' })
    expect([done.status, done.answer.state, done.answer.adopted?.reason]).toEqual([
      200,
      'adopted',
      'Relevé de l’agence',
    ])
    const law = await inLaw('Adopté')
    // A square of one hectare and a polygon of 1,000 sides in a circle of 300 m: n/2·r²·sin(2π/n).
    expect(law?.m2).toBeCloseTo(10_000 + 500 * 90_000 * Math.sin((2 * Math.PI) / 1000), -1)
    expect([law?.n, (law?.pieces ?? 0) > 9]).toEqual([2, true])
    const listed = await desk.ask<{ servitudes: { id: string; nameFr: string }[] }>(
      'GET',
      '/api/servitudes?q=G%C3%A9ant',
    )
    const sheet = await desk.ask<ServitudeAnswer>('GET', `/api/servitudes/${listed.answer.servitudes[0]?.id}`)
    expect(sheet.answer).toMatchObject({ manager: 'Culture', act: 'Arrêté 1-24', revision: 1, points: 1001 })
    expect(sheet.answer.revisions[0]).toMatchObject({ kind: 'created', reason: 'Relevé de l’agence' })
    const days = await sql<{
      day: string
      ids: number
    }>`select from_day::text as day, cardinality(cause_ids) as ids from recheck
      where cause = 'servitude' order by 1`.execute(desk.database.db)
    expect(days.rows).toEqual([
      { day: '2026-11-24', ids: 2 },
      { day: '2028-01-01', ids: 2 },
    ])
    const journal = await sql<{
      action: string
    }>`select action from journal_event where subject_id = ${id} order by at, id`.execute(desk.database.db)
    expect(journal.rows.map(({ action }) => action)).toEqual(['servitudes.read', 'servitudes.map', 'servitudes.adopt'])
    expect((await desk.post(id, 'adopt', { reason: 'Relevé' })).status).toBe(200)
    expect(await inLaw('Adopté')).toMatchObject({ n: 2 })
    const again = (await desk.give(JSON.stringify(file))).answer
    await desk.map(again.id, mapping)
    await desk.control(again.id)
    expect(await kindsOf(again.id)).toEqual(['already_there blocking', 'already_there blocking'])
  })

  test('leaves out what blocks for a reason, takes it back, and accepts the rest by name', async () => {
    const batch = await desk.controlled(
      [
        { box: [900, 0, 950, 50], fields: { NOM: 'Bon' } },
        { box: [900, 0, 950, 50], fields: { NOM: 'Double' } },
        { box: [960, 0, 990, 50], fields: { NOM: '' } },
      ],
      mappingOf({ once: { source: 'Partiel' } }),
    )
    expect(await kindsOf(batch.id)).toEqual(['duplicate to_accept', 'value_unread blocking'])
    expect((await desk.post(batch.id, 'findings/accept', { kind: 'value_unread', reason: 'Tant pis' })).status).toBe(
      409,
    )
    const out = await desk.post(batch.id, 'left-out', { kind: 'value_unread', reason: 'Sans nom au registre' })
    expect([out.status, out.answer.leftOut, out.answer.control?.state]).toEqual([200, 1, 'waiting'])
    await desk.control(batch.id)
    expect(await kindsOf(batch.id)).toEqual(['duplicate to_accept'])
    // 30 m × 50 m.
    expect(out.answer.leftOutFor).toEqual([{ why: 'Sans nom au registre', count: 1, areaM2: 1500 }])
    await desk.ask('DELETE', `/api/servitude-batches/${batch.id}/left-out`, { headers: desk.headers })
    expect((await desk.control(batch.id)).leftOut).toBe(0)
    expect(await kindsOf(batch.id)).toContain('value_unread blocking')
    await desk.post(batch.id, 'left-out', { kind: 'value_unread', reason: 'Sans nom au registre' })
    await desk.control(batch.id)
    await desk.post(batch.id, 'findings/accept', { kind: 'duplicate', reason: 'Deux actes' })
    const [finding] = await desk.findings(batch.id)
    await desk.post(batch.id, `findings/${finding?.id}/reopen`)
    expect((await desk.post(batch.id, 'adopt', { reason: 'Relevé' })).answer.code).toBe(
      'SERVITUDE_BATCH_NOT_CONTROLLED',
    )
    await desk.post(batch.id, 'findings/accept', { ids: [finding?.id], reason: 'Deux actes' })
    expect((await desk.post(batch.id, 'adopt', { reason: 'Relevé' })).status).toBe(200)
    expect(await inLaw('Partiel')).toMatchObject({ n: 2, m2: 5000 })
    // The way from the file to its servitudes: they are found by their source.
    const found = await desk.ask<{ servitudes: { nameFr: string }[] }>('GET', '/api/servitudes?q=Partiel')
    expect(found.answer.servitudes.map(({ nameFr }) => nameFr).sort()).toEqual(['Bon', 'Double'])
  })

  test('that is discarded never becomes law', async () => {
    const batch = await desk.controlled([{ box: [1200, 0, 1250, 50], fields: { NOM: 'Jamais' } }])
    const gone = await desk.ask<{ state: string }>('DELETE', `/api/servitude-batches/${batch.id}`, {
      headers: desk.headers,
    })
    expect(gone.answer.state).toBe('discarded')
    expect((await desk.post(batch.id, 'adopt', { reason: 'Relevé' })).answer.code).toBe(
      'SERVITUDE_BATCH_NOT_AT_THIS_STEP',
    )
  })
})
