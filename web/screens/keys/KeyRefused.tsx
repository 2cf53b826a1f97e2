import { KEY_FAULTS } from '../../../api/contract/keyFaults.ts'
import { CERTIFICATE_REFUSALS } from '../../../api/contract/keys.ts'
import { problemOf } from '../../api/problem.ts'
import { useKeyWords } from '../../text/useKeyWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'

const REASONS = [...KEY_FAULTS, ...CERTIFICATE_REFUSALS]

/** Why a key was not taken or not opened: the reason where there is one, else the service's own words. */
export function KeyRefused({ error }: { readonly error: unknown }) {
  const say = useKeyWords()
  if (!error) return null
  const { code, data } = problemOf(error)
  const reason = code === 'SIGNING_KEY_REFUSED' ? REASONS.find((one) => one === data?.reason) : undefined
  return reason ? (
    <Notice tone="error" role="alert">
      {say(`faults.${reason}`)}
    </Notice>
  ) : (
    <Refused error={error} />
  )
}
