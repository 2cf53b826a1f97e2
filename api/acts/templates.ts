import type { ActKind } from '../contract/actsDrafted.ts'

/**
 * The template of each kind of act and its version in use. A draft keeps the one it was made with: an act in preparation does
 * not change its words when a newer version comes.
 */
export const TEMPLATES = {
  permit: { template: 'permit', version: 1 },
  refusal: { template: 'refusal', version: 1 },
  deferral: { template: 'deferral', version: 1 },
  certificate: { template: 'certificate', version: 1 },
  attestation: { template: 'attestation', version: 1 },
} as const satisfies Record<ActKind, { readonly template: string; readonly version: number }>
