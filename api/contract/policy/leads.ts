import type { Part } from './roles.ts'

/** Parts that may lead a dossier, and that somebody opens one in. */
export const LEADING = ['owner', 'designer', 'surveyor', 'engineer'] as const satisfies readonly Part[]
export type Leading = (typeof LEADING)[number]

type Led = {
  /** Who files the procedure of the dossier, by its own dated data; absent before one is chosen. */
  readonly filers?: readonly string[] | undefined
  readonly participants?: readonly { readonly part: Part }[] | undefined
}

/**
 * Whether a part leads a dossier: owner and designer always; a surveyor or an engineer where their trade is among those who
 * file its procedure, or while neither owner nor designer takes part.
 */
export function leads(part: Part, { filers = [], participants = [] }: Led): boolean {
  if (part === 'owner' || part === 'designer') return true
  if (part === 'correspondent') return false
  return filers.includes(part) || !participants.some((one) => one.part === 'owner' || one.part === 'designer')
}
