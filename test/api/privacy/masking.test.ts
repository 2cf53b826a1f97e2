import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MASKED_FIELDS, masked, sightOf } from '../../../api/contract/masking.ts'
import { ROLES } from '../../../api/contract/policy/roles.ts'

const PERSON = { nationalId: 'BK123456', phone: '+212661234567', email: 'amina.tazi@example.ma' }
const HIDDEN = { nationalId: null, phone: null, email: null }

describe('what is seen of a person', () => {
  test('by themselves: everything', () => {
    expect(masked(PERSON, { oneself: true, roles: [] })).toEqual(PERSON)
  })

  test('by somebody without any quality: nothing', () => {
    expect(masked(PERSON, { oneself: false, roles: [] })).toEqual(HIDDEN)
  })

  test('by somebody in the same dossier: how to reach them, not their card', () => {
    expect(masked(PERSON, { oneself: false, participant: true, roles: [] })).toEqual({ ...PERSON, nationalId: null })
  })

  test('by support: enough to recognise who calls', () => {
    expect(masked(PERSON, { oneself: false, roles: ['support'] })).toEqual({
      ...PERSON,
      nationalId: '•••56',
      phone: '•••67',
    })
  })

  test('by an operator: an address nobody can write to', () => {
    expect(masked(PERSON, { oneself: false, roles: ['operator'] })).toEqual({ ...HIDDEN, email: 'a•••@example.ma' })
  })

  test('never shows less because of one role more, nor a hidden value in part', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), fc.constantFrom(...ROLES), fc.boolean(), (roles, more, participant) => {
        const width = { nothing: 0, part: 1, whole: 2 }
        for (const field of MASKED_FIELDS) {
          const before = sightOf(field, { oneself: false, participant, roles })
          const after = sightOf(field, { oneself: false, participant, roles: [...roles, more] })
          expect(width[after]).toBeGreaterThanOrEqual(width[before])
          const shown = masked(PERSON, { oneself: false, participant, roles })[field]
          expect(shown === PERSON[field]).toBe(before === 'whole')
          expect(shown === null).toBe(before === 'nothing')
        }
      }),
    )
  })

  test('of a short value: not even its end', () => {
    expect(masked({ ...HIDDEN, nationalId: 'A12' }, { oneself: false, roles: ['support'] }).nationalId).toBe('•••')
  })
})
