import type { Verdict } from '../../spatial/conformity/types.ts'
import { useWords } from '../text/words.ts'
import { VerdictMark } from './VerdictMark.tsx'
import classes from './verdict.module.css'

type VerdictBadgeProps = { readonly verdict: Verdict; readonly size?: 'text' | 'title' }

/** A verdict as shape and word: colour only repeats them. */
export function VerdictBadge({ verdict, size = 'text' }: VerdictBadgeProps) {
  const { t } = useWords()
  return (
    <span className={classes.badge} data-verdict={verdict} data-size={size}>
      <VerdictMark verdict={verdict} />
      <span>{t(`verdicts.${verdict}`)}</span>
    </span>
  )
}
