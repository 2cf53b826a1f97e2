import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ActingMandate,
  type Actor,
  DOORS,
  decide,
  type Subject,
  VISITOR,
} from '../../../api/contract/policy/decide.ts'
import { ACTIONS, type Action, type Grant, POLICY } from '../../../api/contract/policy/policy.ts'
import { BODY_KINDS, DOSSIER_STATES, isOfficial, PARTS, ROLES, ROLES_OF } from '../../../api/contract/policy/roles.ts'

const ids = ['a', 'b', 'c', 'd'] as const
const units = ['MA', '06', '06.141', '06.141.01.0', '06.141.01.41', '09', '09.001', '09.001.01.01'] as const

const id = fc.constantFrom(...ids)
const territories = fc.uniqueArray(fc.constantFrom(...units), { maxLength: 3 })

const mandate: fc.Arbitrary<ActingMandate> = fc.constantFrom(...BODY_KINDS).chain((bodyKind) =>
  fc.record({
    id,
    bodyId: id,
    bodyKind: fc.constant(bodyKind),
    official: fc.constant(isOfficial(bodyKind)),
    role: fc.constantFrom(...ROLES_OF[bodyKind]),
    territories,
    delegatedFrom: fc.option(id, { nil: null }),
  }),
)

const actor: fc.Arbitrary<Actor> = fc.record({
  personId: id,
  sessionId: fc.constant(null),
  state: fc.constant('active' as const),
  secondFactor: fc.boolean(),
  mandates: fc.array(mandate, { maxLength: 3 }),
})

const subject: fc.Arbitrary<Subject> = fc.record(
  {
    state: fc.constantFrom(...DOSSIER_STATES),
    territory: fc.constantFrom(
      ['MA', '06', '06.141', '06.141.01.0', '06.141.01.41'],
      ['MA', '09', '09.001', '09.001.01.01'],
      [],
    ),
    participants: fc.array(
      fc.record({
        personId: fc.option(id, { nil: null }),
        bodyId: fc.option(id, { nil: null }),
        part: fc.constantFrom(...PARTS),
      }),
      { maxLength: 3 },
    ),
    personId: fc.option(id, { nil: null }),
    bodyIds: fc.uniqueArray(id, { maxLength: 2 }),
    mandateId: fc.option(id, { nil: null }),
  },
  { requiredKeys: [] },
)

const action = fc.constantFrom(...ACTIONS)
const allowed = (who: Actor, what: Action, about: Subject) => decide(who, what, about).allowed
const check = (property: fc.IProperty<[Actor, Action, Subject]>) => fc.assert(property, { numRuns: 3000 })
const always = (holds: (who: Actor, what: Action, about: Subject) => boolean) =>
  check(fc.property(actor, action, subject, holds))

describe('Whoever is', () => {
  test('signed out may do nothing', () => {
    fc.assert(
      fc.property(action, subject, (what, about) => {
        const decision = decide(VISITOR, what, about)
        return !decision.allowed && decision.door === 'SIGNED_OUT'
      }),
    )
  })

  test('held or locked may do nothing, whatever their mandates', () => {
    for (const state of ['held', 'locked'] as const)
      always((who, what, about) => {
        const decision = decide({ ...who, state }, what, about)
        return !decision.allowed && decision.door === 'ACCOUNT_HELD'
      })
  })

  test('refused is told which door, and let through by a mandate they hold or by none', () =>
    always((who, what, about) => {
      const decision = decide(who, what, about)
      if (!decision.allowed) return DOORS.includes(decision.door)
      return decision.mandateId === null || who.mandates.some((one) => one.id === decision.mandateId)
    }))
})

describe('A mandate', () => {
  test('widened in its territory never takes a right away', () => {
    const wider = fc.tuple(actor, action, subject, fc.constantFrom(...units))
    fc.assert(
      fc.property(wider, ([who, what, about, unit]) => {
        const mandates = who.mandates.map((one) => ({ ...one, territories: [...one.territories, unit] }))
        return !allowed(who, what, about) || allowed({ ...who, mandates }, what, about)
      }),
      { numRuns: 3000 },
    )
  })

  test('more never takes a right away', () => {
    fc.assert(
      fc.property(actor, action, subject, mandate, (who, what, about, more) => {
        return !allowed(who, what, about) || allowed({ ...who, mandates: [...who.mandates, more] }, what, about)
      }),
      { numRuns: 3000 },
    )
  })

  test('ended gives nothing: without it, only what any person may do by themselves is left', () =>
    always((who, what, about) => {
      const decision = decide({ ...who, mandates: [] }, what, about)
      if (!decision.allowed) return true
      const grants: readonly Grant[] = POLICY[what]
      return decision.mandateId === null && grants.some(({ to }) => ['anyone', 'self', 'participants'].includes(to))
    }))

  test('of an official body sleeps until a second factor is proved', () =>
    always((who, what, about) => {
      const asleep = { ...who, secondFactor: false }
      const without = { ...asleep, mandates: who.mandates.filter(({ official }) => !official) }
      return allowed(asleep, what, about) === allowed(without, what, about)
    }))

  test('delegated is never delegated further', () =>
    always((who, _, about) => {
      const mandates = who.mandates.map((one) => ({ ...one, delegatedFrom: 'source' }))
      return !allowed({ ...who, mandates }, 'mandate.delegate', about)
    }))

  test('of an office anybody may open reaches nobody’s account', () =>
    always((who, _, about) => {
      const mandates = who.mandates.filter(({ official }) => !official)
      const other = { ...about, personId: 'somebody else' }
      return (['person.consult', 'session.consult', 'session.revoke'] as const).every(
        (what) => !allowed({ ...who, mandates }, what, other),
      )
    }))
})

describe('A second factor', () => {
  test('proved never takes a right away', () =>
    always((who, what, about) => !allowed(who, what, about) || allowed({ ...who, secondFactor: true }, what, about)))

  test('missing is said to whoever lacks nothing else', () => {
    const examiner: ActingMandate = {
      ...{ id: 'm', bodyId: 'b', bodyKind: 'urban_agency', official: true, role: 'examiner' },
      territories: ['06.141'],
      delegatedFrom: null,
    }
    const who: Actor = { personId: 'p', sessionId: null, state: 'active', secondFactor: false, mandates: [examiner] }
    const about = { state: 'filed' as const, territory: ['MA', '06', '06.141'], participants: [] }
    expect(decide(who, 'dossier.consult', about)).toEqual({ allowed: false, door: 'SECOND_FACTOR' })
    expect(decide({ ...who, secondFactor: true }, 'dossier.consult', about)).toEqual({ allowed: true, mandateId: 'm' })
  })
})

describe('The table', () => {
  test('names only roles that some body gives', () => {
    const given = new Set(BODY_KINDS.flatMap((kind) => ROLES_OF[kind]))
    expect(ROLES.filter((role) => !given.has(role))).toEqual([])
  })

  test('opens a draft to nobody but those who take part in it', () =>
    always((who, _, about) => {
      const draft = { ...about, state: 'draft' as const, participants: [] }
      return !allowed(who, 'dossier.consult', draft) && !allowed(who, 'document.consult', draft)
    }))

  test('opens a draft typed at a counter to its clerks there, and to no other official', () =>
    always((who, _, about) => {
      const draft = { ...about, state: 'draft' as const, participants: [], atCounter: true }
      const clerk = who.mandates.some(
        ({ role, territories }) => role === 'guichet' && draft.territory?.some((unit) => territories.includes(unit)),
      )
      return !allowed(who, 'dossier.consult', draft) || clerk
    }))

  test('lets nobody decide of their own request, confirm their own profession or lock themselves', () =>
    always((who, _, about) => {
      const own = { ...about, personId: who.personId }
      return (['export.decide', 'profession.confirm', 'account.lock'] as const).every(
        (what) => !allowed(who, what, own),
      )
    }))
})
