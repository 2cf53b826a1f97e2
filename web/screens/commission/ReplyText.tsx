import type { Invited } from '../../../api/contract/commission/sessions.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'

const TONES: Readonly<Record<'coming' | 'absent' | 'sends' | 'none', Tone>> = {
  ...{ coming: 'good', sends: 'good', absent: 'fault', none: 'waiting' },
}

/** What was answered to a convocation. */
export function ReplyText({ reply }: Pick<Invited, 'reply'>) {
  const say = useCommissionWords()
  const { language } = useWords()
  const answer = reply?.answer ?? 'none'
  const name = reply?.sent ? nameIn(language, reply.sent) : ''
  return (
    <span>
      <StatusBadge tone={TONES[answer]}>{say(`replies.${answer}`, { name })}</StatusBadge>
      {reply?.comment && (
        <>
          {' '}
          <bdi>{reply.comment}</bdi>
        </>
      )}
    </span>
  )
}
