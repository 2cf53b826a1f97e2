import { useState } from 'react'

const PAGE = 100

export type FirstRows<T> = {
  readonly shown: readonly T[]
  readonly total: number
  /** Shows as many again; null when all are shown. */
  readonly further: (() => void) | null
}

/** The first rows of a long list, more of them when they are asked for. */
export function useFirstRows<T>(rows: readonly T[]): FirstRows<T> {
  const [count, setCount] = useState(PAGE)
  return {
    shown: rows.slice(0, count),
    total: rows.length,
    further: rows.length > count ? () => setCount(count + PAGE) : null,
  }
}
