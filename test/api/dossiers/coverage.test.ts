import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { project } from '../../../api/contract/procedures/project.ts'
import { canonicalShape } from '../../../api/dossiers/attestations/canonicalShape.ts'
import {
  type AttestedDraft,
  changedBetween,
  coveredBy,
  hashOfCovered,
} from '../../../api/dossiers/attestations/coverage.ts'

const ID = '01932d6e-0000-7000-8000-000000000001'
/** A plot of 40 by 10 metres with a well in it, and another of the same title across the road. */
const OUTER = [
  [294000, 331000],
  [294040, 331000],
  [294040, 331010],
  [294000, 331010],
  [294000, 331000],
]
const WELL = [
  [294010, 331004],
  [294010, 331006],
  [294012, 331006],
  [294010, 331004],
]
const ACROSS = [
  [294000, 331030],
  [294015, 331030],
  [294015, 331037],
  [294000, 331030],
]
const SHAPE = { type: 'MultiPolygon', coordinates: [[OUTER, WELL], [ACROSS]] }
const DRAFT: AttestedDraft = {
  ...{ id: ID, procedure: 'construire', project: project.parse({ levels: 2 }), site: { srid: 26191, shape: SHAPE } },
  pieces: [
    { piece: 'plan_masse', by: 'architect', sha256: 'a'.repeat(64) },
    { piece: 'structure', by: 'engineer', sha256: 'b'.repeat(64) },
    { piece: 'demande', by: null, sha256: 'c'.repeat(64) },
  ],
}

describe('the hash of a geometry', () => {
  test('of the plot is the SHA-256 of the text written out in whole centimetres', () => {
    expect(JSON.stringify(canonicalShape({ type: 'Polygon', coordinates: [OUTER] }))).toBe(
      '{"type":"MultiPolygon","coordinates":[[[[29400000,33100000],[29400000,33101000],[29404000,33101000],[29404000,33100000]]]]}',
    )
  })

  test('is the same from whichever borne one begins, whichever way round, in whichever order the parts are', () => {
    const turned = (ring: number[][], by: number, back: boolean) => {
      const open = ring.slice(0, -1)
      const round = [...open.slice(by % open.length), ...open.slice(0, by % open.length)]
      const way = back ? round.toReversed() : round
      return [...way, way[0] ?? []]
    }
    fc.assert(
      fc.property(fc.nat(7), fc.boolean(), fc.nat(7), fc.boolean(), (outerBy, outerBack, wellBy, wellBack) => {
        const parts = [
          [turned(ACROSS, wellBy, outerBack)],
          [turned(OUTER, outerBy, outerBack), turned(WELL, wellBy, wellBack)],
        ]
        expect(canonicalShape({ type: 'MultiPolygon', coordinates: parts })).toEqual(canonicalShape(SHAPE))
      }),
    )
  })

  test('changes with any borne that moves by a centimetre, and not with less than half of one', () => {
    const hash = (coordinates: number[][]) =>
      hashOfCovered(
        'geometry',
        ID,
        coveredBy('geometry', {
          ...DRAFT,
          site: { srid: 26191, shape: { type: 'Polygon', coordinates: [coordinates] } },
        }),
      )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(0, 1),
        fc.constantFrom(-0.01, 0.01),
        (borne, axis, by) => {
          const moved = (metres: number) =>
            OUTER.map((at, index) =>
              index === borne ? at.map((value, on) => (on === axis ? value + metres : value)) : at,
            )
          expect(hash(moved(by))).not.toBe(hash(OUTER))
          expect(hash(moved(by / 3))).toBe(hash(OUTER))
        },
      ),
    )
  })

  test('is another in another legal zone, or of another dossier', () => {
    const one = coveredBy('geometry', DRAFT)
    expect(coveredBy('geometry', { ...DRAFT, site: { srid: 26192, shape: SHAPE } })).not.toEqual(one)
    expect(hashOfCovered('geometry', ID.replace('1', '2'), one)).not.toBe(hashOfCovered('geometry', ID, one))
  })
})

describe('what an attestation covers', () => {
  test('is each one’s own work, and for the owner the whole', () => {
    const things = (kind: 'design' | 'geometry' | 'structure' | 'agreement') =>
      Object.keys(coveredBy(kind, DRAFT)).toSorted()
    expect(things('design')).toEqual(['facts', 'piece:plan_masse'])
    expect(things('geometry')).toEqual(['site'])
    expect(things('structure')).toEqual(['piece:structure'])
    expect(things('agreement')).toEqual(['facts', 'piece:demande', 'piece:plan_masse', 'piece:structure', 'site'])
  })

  test('names what changed: a fact, a piece that came, one that went', () => {
    const then = coveredBy('agreement', DRAFT)
    const now = coveredBy('agreement', {
      ...DRAFT,
      project: { ...DRAFT.project, levels: 3 },
      pieces: [...DRAFT.pieces.slice(1), { piece: 'identite', by: null, sha256: 'd'.repeat(64) }],
    })
    expect(changedBetween(then, now)).toEqual([
      { what: 'facts', piece: null },
      { what: 'piece', piece: 'identite' },
      { what: 'piece', piece: 'plan_masse' },
    ])
    expect(changedBetween(then, then)).toEqual([])
  })

  test('does not depend on the order documents came in; a second sheet for a piece changes it', () => {
    expect(coveredBy('agreement', { ...DRAFT, pieces: DRAFT.pieces.toReversed() })).toEqual(
      coveredBy('agreement', DRAFT),
    )
    const second = { piece: 'structure', by: 'engineer', sha256: 'e'.repeat(64) } as const
    expect(
      changedBetween(
        coveredBy('structure', DRAFT),
        coveredBy('structure', { ...DRAFT, pieces: [...DRAFT.pieces, second] }),
      ),
    ).toEqual([{ what: 'piece', piece: 'structure' }])
  })

  test('of nothing has no hash: no site, no plan, no calculation', () => {
    const bare = { ...DRAFT, site: null, pieces: [] }
    expect(hashOfCovered('geometry', ID, coveredBy('geometry', bare))).toBeNull()
    expect(hashOfCovered('design', ID, coveredBy('design', bare))).toBeNull()
    expect(hashOfCovered('structure', ID, coveredBy('structure', bare))).toBeNull()
  })
})
