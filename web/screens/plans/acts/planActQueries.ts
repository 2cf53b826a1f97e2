import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PlanActs, ProposeAct } from '../../../../api/contract/plans/acts.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { problemOf } from '../../../api/problem.ts'
import { useClient } from '../../../api/queries.ts'

/** The acts proposed of a plan; null for whoever is no examiner of its ground. */
export function usePlanActs(planId: string, enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['plan-acts', planId],
    enabled,
    queryFn: async ({ signal }): Promise<PlanActs | null> => {
      try {
        return valueOrThrow(await client.call('listPlanActs', { params: { id: planId }, signal }))
      } catch (error) {
        if (problemOf(error).status === 403) return null
        throw error
      }
    },
  })
}

export type Proposing = { readonly given: ProposeAct; readonly onceKey: string }

/** What one may do with the acts of a plan: each answers how they stand then. */
export function useActDeeds(planId: string) {
  const client = useClient()
  return {
    propose: useDeed(planId, ({ given, onceKey }: Proposing) =>
      client.call('proposePlanAct', { params: { id: planId }, body: given, onceKey }),
    ),
    publish: useDeed(planId, (id: string) => client.call('publishPlanAct', { params: { id } })),
    sendBack: useDeed(planId, ({ id, why }: { readonly id: string; readonly why: string }) =>
      client.call('returnPlanAct', { params: { id }, body: { why } }),
    ),
    withdraw: useDeed(planId, (id: string) => client.call('withdrawPlanAct', { params: { id } })),
  }
}

type Answered = ReturnType<ReturnType<typeof useClient>['call']>

function useDeed<Asked>(planId: string, act: (asked: Asked) => Answered) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (asked: Asked) => valueOrThrow(await act(asked)) as PlanActs,
    onSuccess: (acts) => {
      answers.setQueryData(['plan-acts', planId], acts)
      void answers.invalidateQueries({ queryKey: ['plan', planId] })
      void answers.invalidateQueries({ queryKey: ['plans'] })
    },
    // What somebody else decided meanwhile is seen at once.
    onError: () => void answers.invalidateQueries({ queryKey: ['plan-acts', planId] }),
  })
}
