import { Button } from '@mantine/core'
import { fixed } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import classes from './plans.module.css'
import type { FirstRows } from './useFirstRows.ts'

/** How much of a long list is shown, and the way to the rest. */
export function FurtherRows({ rows: { shown, total, further } }: { readonly rows: FirstRows<unknown> }) {
  const say = usePlanWords()
  if (!further) return null
  return (
    <div className={classes.row}>
      <span className={classes.quiet}>
        {say('control.shown', { shown: fixed(shown.length, 0), total: fixed(total, 0) })}
      </span>
      <Button size="compact-md" variant="default" onClick={further}>
        {say('control.more')}
      </Button>
    </div>
  )
}
