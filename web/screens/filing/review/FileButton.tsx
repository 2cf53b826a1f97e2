import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { problemOf } from '../../../api/problem.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import type { DraftWork } from '../Draft.tsx'
import classes from '../filing.module.css'
import { useFile } from '../filingQueries.ts'
import { onceKeyOf } from './onceKey.ts'

/** Refusals that say the page was read before something happened: what is true now is read again. */
const STALE = ['MOVED_MEANWHILE', 'NOT_AT_THIS_STEP']

type FileButtonProps = { readonly draft: DraftWork; readonly blocked: boolean }

/** The filing: pressed twice it is done once, and an answer that got lost can be asked for again under the same key. */
export function FileButton({ draft: { course, work, goTo, steps }, blocked }: FileButtonProps) {
  const say = useFilingWords()
  const answers = useQueryClient()
  const navigate = useNavigate({ from: '/dossiers/$id/depot' })
  const filing = useFile(course.id)
  const lost = filing.error !== null && problemOf(filing.error).status === null
  const file = async () => {
    await work.flush()
    const onceKey = onceKeyOf(`file.${course.id}.${course.moves}`)
    const filed = await filing.mutateAsync({ seen: course.moves, onceKey }).catch((error: unknown) => {
      const { code } = problemOf(error)
      if (STALE.includes(code)) void answers.invalidateQueries({ queryKey: ['course', course.id] })
      return null // shown from filing.error
    })
    if (filed) void navigate({ search: ({ lang }) => ({ lang, step: 'number' as const }), replace: true })
  }
  const before = steps[steps.indexOf('review') - 1]
  return (
    <div className={classes.foot}>
      {lost && <Notice tone="warning">{say('review.lostAnswer')}</Notice>}
      <Refused error={filing.error} />
      <div className={classes.fileRow}>
        <Button size="md" disabled={blocked} loading={filing.isPending} onClick={() => void file()}>
          {say(lost ? 'review.askAgain' : 'review.file')}
        </Button>
        {before && (
          <Button variant="default" size="md" disabled={filing.isPending} onClick={() => goTo(before)}>
            {say('back')}
          </Button>
        )}
      </div>
      <span role="status" className="unseen">
        {filing.isPending ? say('review.filing') : ''}
      </span>
    </div>
  )
}
