import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { type Background, background } from '../../../api/contract/map.ts'

const configuration = z.object({ backgrounds: z.array(background) })

async function readBackgrounds(signal: AbortSignal): Promise<readonly Background[]> {
  const response = await fetch('/api/configuration', { signal })
  if (!response.ok) throw new Error(`configuration refused with status ${response.status}`)
  return configuration.parse(await response.json()).backgrounds
}

const NONE: readonly Background[] = []

/** The backgrounds of this installation and the one chosen; the quiet one, alone, until they are known. */
export function useBackgrounds() {
  const [chosen, choose] = useState<string | null>(null)
  const { data: backgrounds = NONE } = useQuery({
    queryKey: ['backgrounds'],
    queryFn: ({ signal }) => readBackgrounds(signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { backgrounds, chosen, choose, background: backgrounds.find(({ id }) => id === chosen) ?? null }
}
