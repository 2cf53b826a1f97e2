export const ACCOUNT_PARTS = ['profil', 'securite', 'avis', 'mandats', 'vie-privee'] as const
export type AccountPart = (typeof ACCOUNT_PARTS)[number]

/** An address that names no part shows the first one. */
export const accountPartOf = (written: string): AccountPart =>
  ACCOUNT_PARTS.find((part) => part === written) ?? 'profil'
