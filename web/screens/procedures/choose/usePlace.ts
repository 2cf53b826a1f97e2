import { useQuery } from '@tanstack/react-query'
import { UNKNOWN } from '../../../../api/contract/procedures/preCheck/questions.ts'
import { communeQuery, useClient } from '../../../api/queries.ts'

/** The commune an answer names; nothing is asked while none is named. */
export function usePlace(answer: string | undefined) {
  const named = answer !== undefined && answer !== UNKNOWN
  return useQuery({ ...communeQuery(useClient(), answer ?? ''), enabled: named })
}
