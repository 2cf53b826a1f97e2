import { ProblemError } from '../../api/problem.ts'
import { printedTime } from '../../text/figures.ts'
import { useFilingWords } from '../../text/useFilingWords.ts'
import { Refused } from '../frame/Refused.tsx'
import classes from './filing.module.css'
import { isSaved, mustLeave } from './saving.ts'
import type { SavingWork } from './useSaving.ts'

/** Where the draft's words are: at the service, on their way, or in this browser until the line returns. */
export function SavingLine({ work }: { readonly work: SavingWork }) {
  const say = useFilingWords()
  const { saving, problem, flush } = work
  return (
    <>
      <p className={`figures ${classes.saving}`} data-state={saving.state}>
        <span role="status">{useSavingWords(work)}</span>
        {saving.state === 'offline' && (
          <button type="button" className={classes.plain} onClick={() => void flush()}>
            {say('saving.again')}
          </button>
        )}
      </p>
      {problem && <Refused error={new ProblemError(problem)} />}
    </>
  )
}

function useSavingWords({ saving, kept }: SavingWork): string {
  const say = useFilingWords()
  const { state, savedAt, disputes, sent, texts } = saving
  if (state === 'refused') return say('saving.refused')
  if (state === 'offline' && !isSaved(saving)) return say(kept ? 'saving.offline' : 'saving.offlineUnkept')
  if (sent !== null || mustLeave(saving)) return say('saving.sending')
  if (disputes.length > 0) return say('saving.disputed', { n: disputes.length })
  if (Object.keys(texts).length > 0) return say('saving.unfinished')
  return savedAt === null ? say('saving.saved') : say('saving.savedAt', { time: printedTime(savedAt) })
}
