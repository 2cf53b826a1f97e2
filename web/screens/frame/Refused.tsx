import { useEffect, useState } from 'react'
import { authorOf, isBrowserCode, problemOf } from '../../api/problem.ts'
import { printedInstant } from '../../text/figures.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'

type RefusedProps = { readonly error: unknown }

/** Why a form was not accepted, in the service's own words, with the time left where one has to wait. */
export function Refused({ error }: RefusedProps) {
  const { t, say, language } = useWords()
  if (!error) return null
  const problem = problemOf(error)
  const { code, detail, status, requestId, retryAfterS } = problem
  const author = code === 'CHANGED_MEANWHILE' ? authorOf(problem) : null
  return (
    <Notice tone="error" role="alert">
      <p>{detail ? say(detail) : t(isBrowserCode(code) ? `problems.${code}` : 'problems.UNREACHABLE')}</p>
      {author && (
        <p>
          {t('problems.changedBy', {
            name: language === 'ar' ? author.byAr : author.by,
            at: printedInstant(author.at),
          })}
        </p>
      )}
      {retryAfterS !== undefined && <Countdown key={retryAfterS} seconds={retryAfterS} />}
      {status !== null && status >= 500 && requestId && <small>{t('problems.reference', { id: requestId })}</small>}
    </Notice>
  )
}

function Countdown({ seconds }: { readonly seconds: number }) {
  const say = useSignInWords()
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => Math.max(now - 1, 0)), 1000)
    return () => clearInterval(timer)
  }, [])
  const time = useDuration()(left)
  // spoken once when it appears and once when it is over, not every second
  return <p aria-live={left === 0 ? 'polite' : 'off'}>{left > 0 ? say('waitFor', { time }) : say('waitOver')}</p>
}

/** Seconds as people say them: « 45 s », « 12 min ». */
export function useDuration(): (seconds: number) => string {
  const say = useSignInWords()
  return (seconds) => (seconds < 60 ? say('seconds', { n: seconds }) : say('minutes', { n: Math.ceil(seconds / 60) }))
}
