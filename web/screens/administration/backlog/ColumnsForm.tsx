import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { BACKLOG_FIELDS, type BacklogAnswer, type BacklogMapping } from '../../../../api/contract/backlog.ts'
import { FIELD_WORDS } from '../../../../api/contract/backlogWords.ts'
import { useBacklogWords } from '../../../text/useBacklogWords.ts'
import { useWords } from '../../../text/words.ts'
import { Refused } from '../../frame/Refused.tsx'
import classes from './backlog.module.css'
import { useMapColumns } from './backlogQueries.ts'

/** Without these no row can come in. */
const NEEDED = ['paperNumber', 'procedure', 'filedOn'] as const

/** Which column of the spreadsheet holds what, as it was recognised, to be corrected. */
export function ColumnsForm({ backlog: { id, headers, columns } }: { readonly backlog: BacklogAnswer }) {
  const say = useBacklogWords()
  const { say: inLanguage } = useWords()
  const mapping = useMapColumns(id)
  const [draft, setDraft] = useState<BacklogMapping>(columns)
  const changed = JSON.stringify(draft) !== JSON.stringify(columns)
  const missing = NEEDED.filter((field) => columns[field] === undefined)
  const choices = [
    { value: '', label: say('noColumn') },
    ...headers.map((header, column) => ({ value: String(column), label: header || say('unnamed', { n: column + 1 }) })),
  ]
  const choose = (field: (typeof BACKLOG_FIELDS)[number], value: string) => {
    const { [field]: _, ...others } = draft
    setDraft(value === '' ? others : { ...others, [field]: Number(value) })
  }
  return (
    <details className={classes.columns} open={missing.length > 0}>
      <summary>{say('columns', { known: Object.keys(columns).length, all: headers.length })}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          mapping.mutate(draft)
        }}
      >
        <div className={classes.fields}>
          {BACKLOG_FIELDS.map((field) => (
            <NativeSelect
              key={field}
              size="sm"
              label={inLanguage(FIELD_WORDS[field])}
              data={choices}
              value={draft[field] === undefined ? '' : String(draft[field])}
              onChange={({ currentTarget }) => choose(field, currentTarget.value)}
            />
          ))}
        </div>
        <Refused error={mapping.error} />
        <Button type="submit" variant="default" size="md" disabled={!changed} loading={mapping.isPending}>
          {say('readAgain')}
        </Button>
      </form>
    </details>
  )
}
