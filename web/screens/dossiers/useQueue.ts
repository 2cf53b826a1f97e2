import { useDeferredValue, useEffect, useMemo } from 'react'
import type { DossierSummary } from '../../../api/contract/dossiers.ts'
import { useWords } from '../../text/words.ts'
import { useDossiers } from './dossierQueries.ts'
import type { QueueSearch } from './dossierSearch.ts'
import { shownDossiers } from './queue.ts'

const NONE: readonly DossierSummary[] = []

/**
 * The dossiers asked for, as far as they have come. The service gives them newest first: what is sorted otherwise or
 * filtered by letters is true only once all have come, so the rest is then read, page after page.
 */
export function useQueue({ state, sort = 'newest', q = '' }: QueueSearch) {
  const { language } = useWords()
  const list = useDossiers(state)
  const { data, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list
  const wantsAll = q !== '' || sort !== 'newest'
  useEffect(() => {
    if (wantsAll && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [wantsAll, hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  const all = useMemo(() => data?.pages.flatMap(({ dossiers }) => dossiers) ?? NONE, [data])
  const asked = useDeferredValue(q)
  const shown = useMemo(() => shownDossiers(all, { sort, q: asked, language }), [all, sort, asked, language])
  return { list, all, shown, reading: wantsAll && hasNextPage }
}
