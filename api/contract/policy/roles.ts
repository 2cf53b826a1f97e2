/** Bodies of the state and of local government: acting for one takes a second factor. */
export const OFFICIAL_KINDS = [
  'commune',
  'arrondissement',
  'province',
  'wilaya',
  'urban_agency',
  'civil_protection',
  'network_operator',
  'land_registry',
  'ministry',
  'support',
] as const

/** Offices and companies that a person opens by themselves. */
export const PRIVATE_KINDS = [
  'architect_office',
  'surveyor_office',
  'engineering_office',
  'company',
  'promoter',
] as const

export const BODY_KINDS = [...OFFICIAL_KINDS, ...PRIVATE_KINDS] as const
export type BodyKind = (typeof BODY_KINDS)[number]

export const isOfficial = (kind: BodyKind): boolean => (OFFICIAL_KINDS as readonly string[]).includes(kind)

export const ROLES = [
  'employee',
  'administrator',
  'president',
  'delegate',
  'guichet',
  'cashier',
  'examiner',
  'member',
  'governor',
  'wali',
  'supervisor',
  'support',
  'operator',
] as const
export type Role = (typeof ROLES)[number]

const PRIVATE_ROLES = ['administrator', 'employee'] as const
const COMMUNE_ROLES = ['administrator', 'president', 'delegate', 'guichet', 'cashier', 'member'] as const

/** Which roles a mandate may give in a body of each kind. */
export const ROLES_OF: Readonly<Record<BodyKind, readonly Role[]>> = {
  commune: COMMUNE_ROLES,
  arrondissement: COMMUNE_ROLES,
  province: ['administrator', 'governor', 'guichet', 'member'],
  wilaya: ['administrator', 'wali'],
  urban_agency: ['administrator', 'examiner', 'member'],
  civil_protection: ['administrator', 'member'],
  network_operator: ['administrator', 'member'],
  land_registry: ['administrator', 'member'],
  ministry: ['administrator', 'supervisor'],
  support: ['administrator', 'support', 'operator'],
  architect_office: PRIVATE_ROLES,
  surveyor_office: PRIVATE_ROLES,
  engineering_office: PRIVATE_ROLES,
  company: PRIVATE_ROLES,
  promoter: PRIVATE_ROLES,
}

export const DOSSIER_STATES = ['draft', 'filed', 'examined', 'decided', 'archived'] as const
export type DossierState = (typeof DOSSIER_STATES)[number]

/** What a participant is in a dossier. */
export const PARTS = ['owner', 'designer', 'surveyor', 'engineer', 'correspondent'] as const
export type Part = (typeof PARTS)[number]
