import { type BodyKind, ROLES_OF, type Role } from '../../../api/contract/policy/roles.ts'

/** A body of the demonstration: one the register has already, or one made for the occasion. */
export type CastBody = {
  readonly kind: BodyKind
  readonly unit: string
  /** What follows the role in an e-mail: `president.ain-chock@…`. */
  readonly slug: string
  /** Made for the demonstration when the register has no such body. */
  readonly made?: { readonly fr: string; readonly ar: string; readonly territory: string | null; readonly ice?: string }
}

export type CastPerson = { readonly body: CastBody; readonly role: Role; readonly email: string }

export type Town = {
  readonly slug: string
  readonly fr: string
  readonly ar: string
  readonly kind: 'commune' | 'arrondissement'
  readonly commune: string
  readonly agency: string
  readonly seat: string
}

/** Aïn-Chock first: the others are there to be foreign to it. */
export const TOWNS: readonly Town[] = [
  {
    slug: 'ain-chock',
    fr: 'Aïn-Chock',
    ar: 'عين الشق',
    kind: 'arrondissement',
    commune: '06.141.01.41',
    agency: 'au.casablanca',
    seat: 'casablanca',
  },
  {
    slug: 'agadir',
    fr: 'Agadir',
    ar: 'أكادير',
    kind: 'commune',
    commune: '09.001.01.01',
    agency: 'au.agadir',
    seat: 'agadir',
  },
  {
    slug: 'laayoune',
    fr: 'Laâyoune',
    ar: 'العيون',
    kind: 'commune',
    commune: '11.321.01.03',
    agency: 'au.laayoune',
    seat: 'laayoune',
  },
]

function bodiesOf({ slug, fr, ar, kind, commune, agency, seat }: Town): readonly CastBody[] {
  const province = commune.slice(0, 6)
  const region = commune.slice(0, 2)
  return [
    { kind, unit: commune, slug },
    { kind: 'province', unit: province, slug: `prefecture-${seat}` },
    { kind: 'wilaya', unit: region, slug: `wilaya-${seat}` },
    { kind: 'urban_agency', unit: agency, slug: `agence-${seat}` },
    { kind: 'civil_protection', unit: province, slug: `protection-civile-${seat}` },
    { kind: 'network_operator', unit: region, slug: `reseaux-${seat}` },
    {
      kind: 'land_registry',
      unit: commune,
      slug: `conservation-${slug}`,
      made: {
        fr: `Conservation foncière : ${fr} (démonstration)`,
        ar: `المحافظة العقارية ${ar} (عرض)`,
        territory: commune,
      },
    },
  ]
}

export const office = (kind: BodyKind, slug: string, fr: string, ar: string, ice: string): CastBody => ({
  kind,
  unit: `demonstration.${slug}`,
  slug,
  made: { fr, ar, territory: null, ice },
})

export const ARCHITECTS = office(
  'architect_office',
  'architecte',
  'Atelier Tazi et associés',
  'مكتب التازي وشركاؤه',
  '009900000000001',
)
export const SURVEYORS = office(
  'surveyor_office',
  'topographe',
  'Cabinet topographique Atlas',
  'مكتب الأطلس للطبوغرافيا',
  '009900000000002',
)
const PRIVATE: readonly CastBody[] = [
  ARCHITECTS,
  SURVEYORS,
  office(
    'engineering_office',
    'ingenieur',
    'Bureau d’études Structures du Maroc',
    'مكتب الدراسات هياكل المغرب',
    '009900000000003',
  ),
  office('company', 'entreprise', 'Société Annakhil Textile', 'شركة النخيل للنسيج', '009900000000004'),
  office('promoter', 'promoteur', 'Résidences Al Amal', 'إقامات الأمل', '009900000000005'),
]

const MINISTRY: CastBody = { kind: 'ministry', unit: 'MA', slug: 'ministere' }
const NATIONAL: readonly CastBody[] = [MINISTRY, { kind: 'support', unit: 'MA', slug: 'rokhas' }]

export const CAST_BODIES: readonly CastBody[] = [...TOWNS.flatMap(bodiesOf), ...NATIONAL, ...PRIVATE]

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  employee: 'employe',
  administrator: 'administrateur',
  president: 'president',
  delegate: 'delegue',
  guichet: 'guichet',
  cashier: 'regisseur',
  examiner: 'instructeur',
  member: 'membre',
  governor: 'gouverneur',
  wali: 'wali',
  supervisor: 'superviseur',
  support: 'support',
  operator: 'operateur',
}

/** Every role of every body; `citoyen` holds none. */
export const CAST: readonly CastPerson[] = CAST_BODIES.flatMap((body) =>
  ROLES_OF[body.kind].map((role) => ({ body, role, email: `${ROLE_WORDS[role]}.${body.slug}` })),
)

export const CITIZENS = ['citoyen', 'citoyenne'] as const

const AGENCY: CastBody = { kind: 'urban_agency', unit: 'au.casablanca', slug: 'agence-casablanca' }

/** A bulletin, or a version of a plan, is published by another person than the one who made it. */
export const DEPUTIES: readonly CastPerson[] = [
  { body: MINISTRY, role: 'supervisor', email: 'superviseur-adjoint.ministere' },
  { body: AGENCY, role: 'examiner', email: 'instructeur-adjoint.agence-casablanca' },
]
