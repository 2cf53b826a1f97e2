import type { ActKind } from '../contract/actsDrafted.ts'

/**
 * The template of each kind of act and its version in use. A draft keeps the one it was made with: an act in preparation does
 * not change its words when a newer version comes.
 */
export const TEMPLATES = {
  permit: { template: 'act', version: 1 },
  refusal: { template: 'act', version: 1 },
  deferral: { template: 'act', version: 1 },
  certificate: { template: 'act', version: 1 },
  attestation: { template: 'act', version: 1 },
} as const satisfies Record<ActKind, { readonly template: string; readonly version: number }>
