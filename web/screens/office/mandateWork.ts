import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import type { Result } from '../../../spatial/result.ts'
import { type Client, valueOrThrow } from '../../api/client.ts'
import type { Problem } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { useRefreshSession } from '../../session/session.ts'
import { actOf, daysOf, type MandateDraft, whomOf } from './mandateTerms.ts'

/** What one does with a mandate, as the service is asked. */
export type MandateDeed = 'invite' | 'change' | 'end' | 'delegate' | 'succeed'
type Asked = { readonly bodyId: string; readonly mandate: MandateAnswer | null; readonly draft: MandateDraft }

const DEEDS: Readonly<Record<MandateDeed, (client: Client, asked: Asked) => Promise<Result<unknown, Problem>>>> = {
  invite: (client, { bodyId, draft }) =>
    client.call('invite', {
      params: { id: bodyId },
      body: { ...whomOf(draft), ...daysOf(draft), ...actOf(draft), role: draft.role, reason: draft.reason },
    }),
  change: (client, { mandate, draft }) =>
    client.call('changeMandate', {
      params: { id: mandate?.id ?? '' },
      body: { version: mandate?.version, to: daysOf(draft).to, ...actOf(draft) },
    }),
  end: (client, { mandate, draft }) => {
    const { to } = daysOf(draft)
    return client.call('endMandate', {
      params: { id: mandate?.id ?? '' },
      body: { version: mandate?.version, ...(to && { on: to }) },
    })
  },
  delegate: (client, { mandate, draft }) =>
    client.call('delegateMandate', {
      params: { id: mandate?.id ?? '' },
      body: { whom: whomOf(draft), ...daysOf(draft), ...actOf(draft), reason: draft.reason },
    }),
  succeed: (client, { mandate, draft }) =>
    client.call('succeedMandate', {
      params: { id: mandate?.id ?? '' },
      body: {
        version: mandate?.version,
        whom: whomOf(draft),
        from: daysOf(draft).from,
        reason: draft.reason,
        ...actOf(draft),
      },
    }),
}

/** Does it, then reads again whatever shows mandates: the body's people, one's own, and one's session. */
export function useMandateDeed(deed: MandateDeed, onDone: () => void) {
  const client = useClient()
  const answers = useQueryClient()
  const refresh = useRefreshSession()
  const readAgain = () =>
    Promise.all([
      answers.invalidateQueries({ queryKey: ['bodyPeople'] }),
      answers.invalidateQueries({ queryKey: ['myMandates'] }),
      refresh(),
    ])
  return useMutation({
    mutationFn: async (asked: Asked) => valueOrThrow(await DEEDS[deed](client, asked)),
    onSuccess: async () => {
      await readAgain()
      onDone()
    },
    // whoever else changed it meanwhile is shown beside what was typed
    onError: () => readAgain(),
  })
}
