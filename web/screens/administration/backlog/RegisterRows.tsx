import { useNavigate, useSearch } from '@tanstack/react-router'
import type { BacklogAnswer } from '../../../../api/contract/backlog.ts'
import { ROW_STATE_WORDS } from '../../../../api/contract/backlogWords.ts'
import { problemOf } from '../../../api/problem.ts'
import { useBacklogWords } from '../../../text/useBacklogWords.ts'
import { useWords } from '../../../text/words.ts'
import { Tabs } from '../../../ui/Tabs.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { MoreButton } from '../MoreButton.tsx'
import { useBacklogRows } from './backlogQueries.ts'
import { ROWS_SHOWN } from './backlogSearch.ts'
import { RowsTable } from './RowsTable.tsx'

/** Rows by how they stand: those at fault first, for they are what one came to look at. */
export function RegisterRows({ backlog }: { readonly backlog: BacklogAnswer }) {
  const say = useBacklogWords()
  const { say: inLanguage } = useWords()
  const { lignes } = useSearch({ from: '/administration/reprise' })
  const navigate = useNavigate({ from: '/administration/reprise' })
  const { counts } = backlog
  const tabs = ROWS_SHOWN.filter((state) => counts[state] > 0)
  const [first] = tabs
  const current = lignes && counts[lignes] > 0 ? lignes : first
  const rows = useBacklogRows(backlog, current)
  if (!current) return null
  return (
    <Tabs
      label={say('rows')}
      tabs={tabs.map((id) => ({ id, label: inLanguage(ROW_STATE_WORDS[id]), count: counts[id] }))}
      current={current}
      onChange={(id) => void navigate({ search: (now) => ({ ...now, lignes: id }), replace: true })}
    >
      {rows.isPending && <Waiting lines={[44, 44, 44]} />}
      {rows.error && <ProblemReport problem={problemOf(rows.error)} onRetry={() => void rows.refetch()} />}
      {rows.data && <RowsTable rows={rows.data.pages.flatMap((page) => page.rows)} />}
      <MoreButton pages={rows} />
    </Tabs>
  )
}
