import { Button } from '@mantine/core'
import { fixed } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import classes from '../plans.module.css'

type FurtherFindingsProps = {
  readonly listed: {
    readonly data: { readonly findings: readonly unknown[]; readonly total: number } | undefined
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
}

/** How many of the findings are shown, and the way to the rest; nothing where all of them are. */
export function FurtherFindings({ listed }: FurtherFindingsProps) {
  const say = usePlanWords()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = listed
  if (!data || !hasNextPage) return null
  return (
    <div className={classes.row}>
      <span className={classes.quiet}>
        {say('control.shown', { shown: fixed(data.findings.length, 0), total: fixed(data.total, 0) })}
      </span>
      <Button size="compact-md" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {say('control.more')}
      </Button>
    </div>
  )
}
