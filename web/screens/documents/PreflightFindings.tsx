import type { Finding } from '../../../api/contract/preflight/findings.ts'
import { usePreflightWords } from '../../text/usePreflightWords.ts'
import classes from './documents.module.css'

type PreflightFindingsProps = { readonly findings: readonly Finding[] }

const NAMED_PAGES = 12

/** What the machine noticed of a piece, in words. It decides nothing, and says so once. */
export function PreflightFindings({ findings }: PreflightFindingsProps) {
  const say = usePreflightWords()
  if (findings.length === 0) return null
  return (
    <div className={classes.findings}>
      <ul aria-label={say('heading')}>
        {findings.map((finding) => (
          <li key={finding.code + JSON.stringify(finding.figures)} data-level={finding.level}>
            <b>{say(`levels.${finding.level}`)}</b> <Sentence finding={finding} />
          </li>
        ))}
      </ul>
      <p className={classes.hint}>{say('never')}</p>
    </div>
  )
}

function Sentence({ finding: { code, figures, pages } }: { readonly finding: Finding }) {
  const say = usePreflightWords()
  const named = pages.slice(0, NAMED_PAGES).join(', ') + (pages.length > NAMED_PAGES ? '…' : '')
  return (
    <>
      {say(`codes.${code}`, figures)}
      {pages.length > 0 && ` ${say('pages', { pages: `\u2066${named}\u2069` })}`}
    </>
  )
}
