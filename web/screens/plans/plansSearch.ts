import { PLAN_STATES } from '../../../spatial/conformity/types.ts'

const STATES = [...PLAN_STATES, 'unknown'] as const
export type StateShown = (typeof STATES)[number]
export type PlansSearch = { readonly etat?: StateShown }

export function parsePlansSearch({ etat }: Record<string, unknown>): PlansSearch {
  const state = STATES.find((one) => one === etat)
  return state ? { etat: state } : {}
}

export const DRAFT_STEPS = ['file', 'mapping', 'control', 'publish'] as const
export type DraftStep = (typeof DRAFT_STEPS)[number]
export type DraftSearch = { readonly etape?: DraftStep }

export function parseDraftSearch({ etape }: Record<string, unknown>): DraftSearch {
  const step = DRAFT_STEPS.find((one) => one === etape)
  return step ? { etape: step } : {}
}

export type CompareSearch = { readonly de?: string; readonly a?: string }

export const parseCompareSearch = ({ de, a }: Record<string, unknown>): CompareSearch => ({
  ...(typeof de === 'string' ? { de } : {}),
  ...(typeof a === 'string' ? { a } : {}),
})
