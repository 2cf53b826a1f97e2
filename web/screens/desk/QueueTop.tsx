import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { QueueCounts } from '../../../api/contract/queue.ts'
import { fixed } from '../../text/figures.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { StateFilter } from '../../ui/StateFilter.tsx'
import { usePause } from '../search/usePause.ts'
import { DeskHead } from './DeskHead.tsx'
import { type DeskSearch, narrowings, ORDERS, URGENCIES, usualOrder } from './deskSearch.ts'
import { FilterFields } from './FilterFields.tsx'
import classes from './queueTop.module.css'
import { SavedFilters } from './SavedFilters.tsx'
import type { DeskList } from './useDeskList.ts'

const PAUSE_MS = 250
const MOST_COUNTED = 1000

/** Changes what the address asks, at the desk as beside a dossier. */
export function useAsk() {
  const navigate = useNavigate()
  return (change: DeskSearch) => void navigate({ to: '.', search: (now) => ({ ...now, ...change }), replace: true })
}

/** What is looked for, the saved filters, the urgencies with their counts, and how the rest is narrowed. */
export function QueueTop({ list, aside = false }: { readonly list: DeskList; readonly aside?: boolean }) {
  const say = useDeskWords()
  const ask = useAsk()
  const [open, setOpen] = useState(narrowings(list.search) > 0)
  const count = narrowings(list.search)
  return (
    <header className={classes.top}>
      {aside ? <h2 className="unseen">{say('queue')}</h2> : <DeskHead />}
      <SearchField written={list.search.q} />
      {!aside && <SavedFilters list={list} />}
      <StateFilter
        label={say('urgency')}
        all={say('any')}
        states={URGENCIES.map((urgency) => ({
          state: urgency,
          name: say(`urgencies.${urgency}`),
          count: list.counts?.[urgency],
        }))}
        current={list.search.urgency}
        onChange={(urgency) => ask({ urgency })}
      />
      <div className={classes.tools}>
        <Button
          variant="default"
          size="xs"
          aria-expanded={open}
          aria-controls="desk-filters"
          onClick={() => setOpen(!open)}
        >
          {count > 0 ? say('filtersCount', { count }) : say('filters')}
        </Button>
        <NativeSelect
          size="xs"
          aria-label={say('order')}
          value={list.search.order ?? usualOrder(list.search)}
          data={ORDERS.map((value) => ({ value, label: say(`orders.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            ask({ order: ORDERS.find((order) => order === value && order !== usualOrder(list.search)) })
          }
        />
        <Found counts={list.counts} uncounted={list.uncounted} urgency={list.search.urgency} />
      </div>
      <div id="desk-filters" hidden={!open}>
        {open && <FilterFields list={list} />}
      </div>
    </header>
  )
}

type FoundProps = {
  readonly counts: QueueCounts | null
  /** Too many answer what was typed. */
  readonly uncounted: boolean
  readonly urgency: DeskSearch['urgency']
}

function Found({ counts, uncounted, urgency }: FoundProps) {
  const say = useDeskWords()
  if (!counts)
    return (
      <p className={classes.hint} role="status">
        {uncounted && say('foundTooMany')}
      </p>
    )
  const asked = URGENCIES.filter((one) => urgency === undefined || one === urgency).map((one) => counts[one])
  const count = fixed(
    asked.reduce((sum, one) => sum + one, 0),
    0,
  )
  return (
    <p className={classes.hint} role="status">
      {asked.some((one) => one >= MOST_COUNTED) ? say('foundMany', { count }) : say('found', { count })}
    </p>
  )
}

/** Asked a moment after the last letter; an address written by someone else is shown as it is. */
function SearchField({ written = '' }: { readonly written: string | undefined }) {
  const say = useDeskWords()
  const ask = useAsk()
  const [typed, setTyped] = useState(written)
  const [last, setLast] = useState(written)
  if (written !== last) {
    setLast(written)
    setTyped(written)
  }
  const settled = usePause(typed, PAUSE_MS)
  useEffect(() => {
    if (settled === typed && settled.trim() !== written) {
      setLast(settled.trim())
      ask({ q: settled.trim() || undefined })
    }
  })
  return (
    <TextInput
      id="dossier-filter"
      type="search"
      size="md"
      label={say('search')}
      placeholder={say('searchHint')}
      value={typed}
      maxLength={120}
      onChange={({ currentTarget: { value } }) => setTyped(value)}
    />
  )
}
