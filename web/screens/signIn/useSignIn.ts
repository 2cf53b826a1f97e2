import { useMutation } from '@tanstack/react-query'
import type { SessionAnswer, SignIn } from '../../../api/contract/session.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useNewSession } from '../../session/session.ts'

/** Signs in by e-mail and password; the answer becomes the session of the whole interface. */
export function useSignIn(onSignedIn?: (session: SessionAnswer) => void) {
  const client = useClient()
  const begin = useNewSession()
  return useMutation({
    mutationFn: async (body: SignIn) => valueOrThrow(await client.call('signIn', { body })),
    onSuccess: (session) => {
      begin(session)
      onSignedIn?.(session)
    },
  })
}
