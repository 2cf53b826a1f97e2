import { useCallback, useMemo, useState } from 'react'

/** The territory pointed at on the map or focused in the table: each shows it in the other. */
export function usePointed() {
  const [code, setCode] = useState<string | null>(null)
  const point = useCallback((next: string | null) => setCode(next), [])
  return useMemo(() => ({ code, point }), [code, point])
}

export type Pointing = ReturnType<typeof usePointed>
