import type { Profession } from '../../../api/contract/people.ts'
import type { BodyKind } from '../../../api/contract/policy/roles.ts'
import { seeded } from '../random.ts'
import { CAST, CITIZENS, type Town } from './cast.ts'
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts'

/** Somebody of the full demonstration who never signs in: an owner, or the head of an office. */
export type Resident = {
  /** What the lives call them. */
  readonly key: string
  readonly id: string
  readonly given: string
  readonly givenAr: string
  readonly family: string
  readonly familyAr: string
  readonly language: 'fr' | 'ar'
  readonly nationalId: string
  readonly office: ResidentOffice | null
}

export type ResidentOffice = {
  readonly id: string
  readonly mandate: string
  readonly kind: BodyKind
  readonly unit: string
  readonly fr: string
  readonly ar: string
  readonly ice: string
  readonly profession: Profession | null
}

const SEED = 36_005_000
const OWNERS = 540

type Trade = {
  readonly kind: BodyKind
  readonly profession: Profession | null
  readonly fr: string
  readonly ar: string
}

const TRADES: Readonly<Record<string, Trade>> = {
  architecte: {
    kind: 'architect_office',
    profession: 'architect',
    fr: 'Atelier d’architecture',
    ar: 'مكتب الهندسة المعمارية',
  },
  topographe: { kind: 'surveyor_office', profession: 'surveyor', fr: 'Cabinet topographique', ar: 'مكتب الطبوغرافيا' },
  ingenieur: { kind: 'engineering_office', profession: 'engineer', fr: 'Bureau d’études', ar: 'مكتب الدراسات' },
  societe: { kind: 'company', profession: null, fr: 'Société', ar: 'شركة' },
  operateur: { kind: 'company', profession: null, fr: 'Réseaux', ar: 'شبكات' },
  promoteur: { kind: 'promoter', profession: 'promoter', fr: 'Résidences', ar: 'إقامات' },
}

/** How many offices of each trade the country has beside those of the cast. */
const HOW_MANY = { architecte: 12, topographe: 5, ingenieur: 4, societe: 10, operateur: 4, promoteur: 5 } as const
export type TradeName = keyof typeof HOW_MANY

/** The how-manieth office of a trade, from 1. */
export const officeKey = (trade: TradeName, nth: number): string => `${trade}-${nth}`
export const officesOf = (trade: TradeName): number => HOW_MANY[trade]
export const ownerKey = (nth: number): string => `habitant-${nth}`
export const OWNER_COUNT = OWNERS
export const unitOf = (key: string): string => `demonstration.${key}`

/** Everybody the full demonstration adds to the cast; always the same, and no two with one name. */
export function residents(): readonly Resident[] {
  const random = seeded(SEED)
  const owners = Array.from({ length: OWNERS }, (_, nth) => ({ key: ownerKey(nth + 1), trade: null }))
  const heads = (Object.keys(HOW_MANY) as TradeName[]).flatMap((trade) =>
    Array.from({ length: HOW_MANY[trade] }, (_, nth) => ({ key: officeKey(trade, nth + 1), trade })),
  )
  return [...owners, ...heads].map(({ key, trade }, index) => {
    const named = nameOf(CAST.length + CITIZENS.length + index)
    const id = random.uuid()
    const office = trade && officeOf(trade, { key, family: named, index, ids: [random.uuid(), random.uuid()] })
    return { key, id, ...named, language: index % 3 === 2 ? 'ar' : 'fr', nationalId: `ZZ${900_000 + index}`, office }
  })
}

type Named = Pick<Resident, 'given' | 'givenAr' | 'family' | 'familyAr'>

/** Two lists of coprime lengths, gone on with where the cast stopped. */
function nameOf(index: number): Named {
  const [given = '', givenAr = ''] = GIVEN_NAMES[index % GIVEN_NAMES.length] ?? []
  const [family = '', familyAr = ''] = FAMILY_NAMES[index % FAMILY_NAMES.length] ?? []
  return { given, givenAr, family, familyAr }
}

type Founding = {
  readonly key: string
  readonly family: Named
  readonly index: number
  readonly ids: readonly [string, string]
}

function officeOf(trade: TradeName, { key, family, index, ids: [id, mandate] }: Founding): ResidentOffice {
  const { kind, profession, fr, ar } = TRADES[trade] ?? { kind: 'company', profession: null, fr: '', ar: '' }
  const ice = `0099${String(100_000_000 + index).padStart(11, '0')}`
  const names = { fr: `${fr} ${family.family}`, ar: `${ar} ${family.familyAr}` }
  return { id, mandate, kind, unit: unitOf(key), ...names, ice, profession }
}

/** Who acts for the State and the commune in a town. */
export const officialsOf = ({ slug, seat }: Pick<Town, 'slug' | 'seat'>) => ({
  guichet: `guichet.${slug}`,
  president: `president.${slug}`,
  delegate: `delegue.${slug}`,
  cashier: `regisseur.${slug}`,
  governor: `gouverneur.prefecture-${seat}`,
  examiner: `instructeur.agence-${seat}`,
})
