export const BATCH_SCREEN_STEPS = ['mapping', 'control', 'adopt'] as const
export type BatchScreenStep = (typeof BATCH_SCREEN_STEPS)[number]
export type BatchSearch = { readonly etape?: BatchScreenStep }

export function parseBatchSearch({ etape }: Record<string, unknown>): BatchSearch {
  const step = BATCH_SCREEN_STEPS.find((one) => one === etape)
  return step ? { etape: step } : {}
}
