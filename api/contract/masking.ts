import type { Role } from './policy/roles.ts'

/** What of a person may be shown or hidden, beyond their name. */
export const MASKED_FIELDS = ['nationalId', 'phone', 'email'] as const
export type MaskedField = (typeof MASKED_FIELDS)[number]

/** How much of a field is seen: all of it, enough to recognise it, or nothing. */
export type Sight = 'whole' | 'part' | 'nothing'

type Sights = Readonly<Record<MaskedField, Sight>>

const NOTHING: Sights = { nationalId: 'nothing', phone: 'nothing', email: 'nothing' }
const WHOLE: Sights = { nationalId: 'whole', phone: 'whole', email: 'whole' }
const CONTACT: Sights = { nationalId: 'nothing', phone: 'whole', email: 'whole' }

/**
 * What each role needs of a person to do its work, and no more (law 09-08, article 3: adequate, relevant, not excessive).
 * The window identifies who files; the cashier names who pays; support recognises who calls.
 */
const BY_ROLE: Readonly<Record<Role, Sights>> = {
  guichet: { nationalId: 'whole', phone: 'whole', email: 'whole' },
  cashier: { nationalId: 'whole', phone: 'nothing', email: 'part' },
  president: { nationalId: 'part', phone: 'nothing', email: 'nothing' },
  delegate: { nationalId: 'part', phone: 'nothing', email: 'nothing' },
  examiner: { nationalId: 'nothing', phone: 'nothing', email: 'part' },
  member: NOTHING,
  governor: NOTHING,
  wali: NOTHING,
  supervisor: NOTHING,
  administrator: CONTACT,
  employee: NOTHING,
  support: { nationalId: 'part', phone: 'part', email: 'whole' },
  operator: { nationalId: 'nothing', phone: 'nothing', email: 'part' },
}

/** Who looks: the person themselves, somebody in the same dossier, or whoever holds these roles. */
export type Beholder = { readonly oneself: boolean; readonly participant?: boolean; readonly roles: readonly Role[] }

const WIDTH: Readonly<Record<Sight, number>> = { nothing: 0, part: 1, whole: 2 }

/** How much of a field this beholder sees: the most that one of their qualities opens. */
export function sightOf(field: MaskedField, { oneself, participant = false, roles }: Beholder): Sight {
  const opened = [oneself ? WHOLE : NOTHING, participant ? CONTACT : NOTHING, ...roles.map((role) => BY_ROLE[role])]
  return opened.map((sights) => sights[field]).reduce((most, sight) => (WIDTH[sight] > WIDTH[most] ? sight : most))
}

export type MaskedPerson = Readonly<Record<MaskedField, string | null>>

/** The person's fields as this beholder may see them; null for what is hidden, as for what is not known. */
export function masked(person: MaskedPerson, beholder: Beholder): MaskedPerson {
  const shown = (field: MaskedField) => {
    const value = person[field]
    const sight = sightOf(field, beholder)
    if (value === null || sight === 'nothing') return null
    if (sight === 'whole') return value
    return field === 'email' ? maskedEmail(value) : maskedEnd(value)
  }
  return { nationalId: shown('nationalId'), phone: shown('phone'), email: shown('email') }
}

const DOTS = '•••'

/** `a•••@example.ma`: its owner recognises it, nobody else can write to it. */
export function maskedEmail(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 1) return DOTS
  const [first = ''] = address
  return `${first}${DOTS}${address.slice(at)}`
}

/** The last two characters; fewer than five in all are not shown. */
const maskedEnd = (value: string): string => (value.length < 5 ? DOTS : `${DOTS}${value.slice(-2)}`)
