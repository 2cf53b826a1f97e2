import { useCallback } from 'react'
import { levelOf, levelUnder } from './places.ts'
import type { Change } from './useTerritory.ts'

/** Into a region or a province; of a commune, its sheet, from which its dossiers are reached. */
export function useGoDown(change: Change): (code: string) => void {
  return useCallback(
    (code) => {
      const under = levelUnder(levelOf(code))
      if (under === null) change({ at: code })
      else change({ in: code, level: undefined, at: undefined, view: undefined, classes: undefined })
    },
    [change],
  )
}
