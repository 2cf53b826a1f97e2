import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstUuidAt, isUuid, uuidv7 } from '../../../api/db/uuid.ts'

const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })

describe('an id', () => {
  test('is a UUID of version 7 and of the variant of RFC 9562', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const id = uuidv7(at)
        expect(isUuid(id)).toBe(true)
        expect(id).toMatch(/^.{8}-.{4}-7.{3}-[89ab].{3}-.{12}$/)
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime())
      }),
    )
  })

  test('comes after the one made before it in the same instant, ten thousand times', () => {
    const at = new Date('2026-11-24T09:00:00Z')
    const made = Array.from({ length: 10_000 }, () => uuidv7(at))
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
  })

  test('comes before those of a later instant, and not before the first its own can have', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 1_000_000 }), (at, later) => {
        const id = uuidv7(at)
        expect(id >= firstUuidAt(at)).toBe(true)
        expect(id < uuidv7(new Date(at.getTime() + later))).toBe(true)
      }),
    )
  })
})
