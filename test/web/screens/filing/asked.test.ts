import { describe, expect, test } from 'vitest'
import { preCheck } from '../../../../api/contract/procedures/preCheck/preCheck.ts'
import { type Project, project } from '../../../../api/contract/procedures/project.ts'
import { SINCE } from '../../../../seeds/procedures/periods.ts'
import { GRANDS_PROJETS } from '../../../../seeds/procedures/trackTests.ts'
import { construire } from '../../../../seeds/procedures/urban/construire.ts'
import { refection } from '../../../../seeds/procedures/urban/refection.ts'
import { firstProject, takenOver } from '../../../../web/screens/filing/beginning.ts'
import { factsAsked, nextOpen } from '../../../../web/screens/filing/factsAsked.ts'
import { parseBeginSearch, parseFilingSearch } from '../../../../web/screens/filing/filingSearch.ts'
import { checklistOf, countOf } from '../../../../web/screens/filing/pieces/pieceStanding.ts'

const said = (given: Partial<Project>): Project => ({ ...project.parse({}), ...given })
const asked = (given: Partial<Project>) =>
  factsAsked({ definition: construire(SINCE), tests: GRANDS_PROJETS, project: said(given) })

describe('what a draft is asked of its project', () => {
  test('of a réfection: who owns the land and how it is registered, and nothing of heights', () => {
    const facts = factsAsked({ definition: refection, tests: [], project: said({ works: 'repair' }) })
    expect(facts).toEqual(['applicantOwns', 'landTitle'])
  })

  test('registered land is asked its number, land that is not is not', () => {
    const of = (landTitle: Project['landTitle']) =>
      factsAsked({ definition: refection, tests: [], project: said({ landTitle }) })
    expect(of('titled')).toContain('titleNumber')
    expect(of('untitled')).not.toContain('titleNumber')
  })

  test('stops asking about the track once a test has decided', () => {
    const open = asked({ works: 'construction', publicOwner: false, uses: ['housing'] })
    expect(open).toContain('heightM')
    const decided = asked({ works: 'construction', publicOwner: true })
    expect(decided).not.toContain('heightM')
  })

  test('asks a shop its floor and height, and a house neither', () => {
    const shop = asked({ works: 'construction', publicOwner: false, uses: ['commerce'], openToPublic: false })
    expect(shop).toContain('commerceFloorM2')
    const house = asked({ works: 'construction', publicOwner: false, uses: ['housing'] })
    expect(house).not.toContain('commerceFloorM2')
  })

  test('each fact once, whatever is said', () => {
    for (const given of [
      {},
      { uses: ['commerce', 'industry'] as const },
      { levels: 2, landTitle: 'titled' as const },
    ]) {
      const facts = asked(given as Partial<Project>)
      expect(new Set(facts).size).toBe(facts.length)
    }
  })

  test('goes on to the next question nobody answered', () => {
    const facts = ['applicantOwns', 'landTitle', 'titleNumber'] as const
    expect(nextOpen(facts, said({ landTitle: 'titled' }), 'applicantOwns')).toBe('titleNumber')
    expect(nextOpen(facts, said({ landTitle: 'titled' }), null)).toBe('applicantOwns')
    expect(nextOpen(facts, said({}), 'titleNumber')).toBeNull()
  })
})

describe('what a draft begins with', () => {
  const answers = {
    want: 'build',
    place: 'unknown',
    around: 'lotissement',
    publicOwner: 'no',
    uses: 'housing',
    heightM: '11.5',
    dwellings: '2',
  }
  const { outcome } = preCheck(answers, { commune: null, tests: GRANDS_PROJETS })

  test('is every answer of the pre-check, under the procedure it led to', () => {
    expect(firstProject('construire', outcome)).toMatchObject({
      ...{ works: 'construction', publicOwner: false, uses: ['housing'], heightM: 11.5, dwellings: 2 },
    })
  })

  test('takes nothing of an answer that led to another procedure', () => {
    expect(firstProject('refection', outcome)).toEqual(said({ works: 'repair' }))
  })

  test('under another procedure keeps what was said before', () => {
    const taken = takenOver('refection', said({ works: 'construction', landTitle: 'titled' }), null)
    expect(taken).toEqual(said({ works: 'repair', landTitle: 'titled' }))
  })
})

describe('the checklist', () => {
  const document = (id: string, piece: string | null, withdrawnAt: string | null = null) => ({
    ...{
      id,
      piece,
      withdrawnAt,
      dossierId: 'd',
      fileName: `${id}.pdf`,
      pieceVersion: 1,
      mediaType: 'application/pdf',
      bytes: 1,
    },
    ...{ sha256: '', pages: 1, width: null, height: null, depositedBy: null, depositedAt: '2026-11-24T09:00:00Z' },
    ...{ scan: 'clean' as const, previews: 'made' as const, findings: null, may: [] },
  })
  const list = (given: Partial<Project>, documents: ReturnType<typeof document>[]) =>
    checklistOf({ definition: refection, project: said(given), found: null, documents })

  test('counts a piece once however many files stand for it, and a withdrawn file for nothing', () => {
    const { principal } = list({ applicantOwns: true, landTitle: 'titled' }, [
      document('a', 'demande'),
      document('b', 'demande'),
      document('c', 'description_travaux', '2026-11-24T10:00:00Z'),
    ])
    expect(countOf(principal)).toMatchObject({ given: 1 })
  })

  test('leaves out what the answers made needless, but never a piece that has a file', () => {
    const owner = list({ applicantOwns: true, landTitle: 'titled' }, [])
    const agreement = owner.notNeeded.find(({ piece }) => piece.condition === 'not_owner')
    if (!agreement) throw new Error('a réfection by an owner needs no agreement')
    const given = list({ applicantOwns: true, landTitle: 'titled' }, [document('a', agreement.piece.code)])
    expect([...given.principal, ...given.information].map(({ piece }) => piece.code)).toContain(agreement.piece.code)
  })

  test('keeps a file of a piece that this procedure does not know among those to be said', () => {
    expect(list({}, [document('a', 'plan_inconnu'), document('b', null)]).loose.map(({ id }) => id)).toEqual(['a', 'b'])
  })
})

describe('the address of a filing', () => {
  test('keeps the step and the question, and drops what is none', () => {
    expect(parseFilingSearch({ step: 'project', at: 'heightM', report: 'x' })).toEqual({
      step: 'project',
      at: 'heightM',
    })
    expect(parseFilingSearch({ step: 'sign', at: '<b>' })).toEqual({})
  })

  test('begins with a procedure and the answers of the pre-check', () => {
    const search = { code: 'construire', want: 'build', heightM: '11.5' }
    expect(parseBeginSearch({ ...search, other: '1' })).toEqual(search)
    expect(parseBeginSearch({ code: '../x' })).toEqual({})
  })
})
