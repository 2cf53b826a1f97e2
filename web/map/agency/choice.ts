import type { AgencyLayer } from '../../../api/contract/layers.ts'

/** A layer that is shown, at so many hundredths of opacity. The first lies uppermost. */
export type ShownLayer = { readonly id: string; readonly opacity: number }

const ONE = /^([0-9a-f-]{36})~(\d{1,3})$/

/** Layers as an address writes them: `id~80,id~100`. What can't be read is dropped. */
export function parseShown(text: unknown): readonly ShownLayer[] | null {
  if (typeof text !== 'string' || text === '') return null
  return text.split(',').flatMap((written) => {
    const [, id, opacity] = ONE.exec(written) ?? []
    return id && Number(opacity) <= 100 ? [{ id, opacity: Number(opacity) }] : []
  })
}

export const writeShown = (shown: readonly ShownLayer[]): string =>
  shown.map(({ id, opacity }) => `${id}~${opacity}`).join(',')

/** Shown uppermost with its own opacity, or not any more. */
export function switched(
  shown: readonly ShownLayer[],
  { id, opacity }: Pick<AgencyLayer, 'id' | 'opacity'>,
): readonly ShownLayer[] {
  const others = shown.filter((one) => one.id !== id)
  return others.length < shown.length ? others : [{ id, opacity: Math.round(opacity * 100) }, ...others]
}

export const faded = (shown: readonly ShownLayer[], id: string, opacity: number): readonly ShownLayer[] =>
  shown.map((one) => (one.id === id ? { ...one, opacity } : one))

/** One place up (−1) or down (+1); at the end it stays where it is. */
export function moved<L extends { readonly id: string }>(shown: readonly L[], id: string, by: -1 | 1): readonly L[] {
  const from = shown.findIndex((one) => one.id === id)
  const [one, other] = [shown[from], shown[from + by]]
  if (!one || !other) return shown
  return shown.map((each) => (each === one ? other : each === other ? one : each))
}

/** Taken from where it is and put at this rank; the others keep their order. */
export function placed<L extends { readonly id: string }>(shown: readonly L[], id: string, to: number): readonly L[] {
  const one = shown.find((each) => each.id === id)
  if (!one) return shown
  return shown.filter((each) => each !== one).toSpliced(to, 0, one)
}
