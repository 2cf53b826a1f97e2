import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import type { SearchAnswer } from '../../../api/contract/territory.ts'
import { problemOf } from '../../api/problem.ts'
import { usePlaceSearch } from '../../api/queries.ts'
import { useWords } from '../../text/words.ts'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import classes from './search.module.css'
import { usePause } from './usePause.ts'

export type Found = SearchAnswer['results'][number]

const KINDS = {
  commune: 'home.kindCommune',
  parcel: 'home.kindParcel',
  place: 'home.kindPlace',
  coordinates: 'home.kindCoordinates',
} as const

type SearchBoxProps = { readonly onChoose: (found: Found) => void }

const PAUSE_MS = 250
const FEWEST_LETTERS = 2

/** What is typed, what it found, and which result the arrows are on. */
function useSearchBox(onChoose: (found: Found) => void) {
  const { nameOf } = useWords()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const q = useDeferredValue(usePause(text.trim(), PAUSE_MS))
  const asked = q.length >= FEWEST_LETTERS
  const search = usePlaceSearch(q)
  const results = open && asked ? (search.data?.results ?? []) : []
  const choose = (found: Found | undefined) => {
    if (!found) return
    setText(nameOf(found))
    setOpen(false)
    onChoose(found)
  }
  const type = (typed: string) => {
    setText(typed)
    setActive(0)
    setOpen(true)
  }
  const move = (by: number) => setActive((now) => (now + by + results.length) % Math.max(results.length, 1))
  return { text, type, open, setOpen, active, move, q, asked, search, results, choose }
}

type Box = ReturnType<typeof useSearchBox>

/** One box for everything: arrows and Enter choose, Escape closes. */
export function SearchBox({ onChoose }: SearchBoxProps) {
  const { t } = useWords()
  const list = useId()
  const box = useSearchBox(onChoose)
  const { text, type, open, setOpen, active, q, asked, search, results } = box
  const shown = results.length > 0
  return (
    <search className={classes.search}>
      <TextInput
        size="md"
        aria-label={t('home.searchLabel')}
        placeholder={t('home.searchPlaceholder')}
        value={text}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={shown ? `${list}-${active}` : undefined}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => setOpen(false)}
        onFocus={() => setOpen(true)}
        onKeyDown={(event) => onKey(event, box)}
      />
      <div id={list} role="listbox" aria-label={t('home.searchResults')} className={classes.results} hidden={!shown}>
        <Results list={list} box={box} />
      </div>
      <SearchState q={q} open={open} waiting={search.isFetching} found={search.data?.results.length ?? null} />
      {search.error && asked && (
        <ProblemReport problem={problemOf(search.error)} onRetry={() => void search.refetch()} />
      )}
    </search>
  )
}

function onKey(event: KeyboardEvent, { move, choose, results, active, setOpen }: Box): void {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    move(event.key === 'ArrowDown' ? 1 : -1)
  }
  if (event.key === 'Enter') choose(results[active])
  if (event.key === 'Escape') setOpen(false)
}

function Results({ list, box: { results, active, choose } }: { readonly list: string; readonly box: Box }) {
  return results.map((found, index) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the input, which keeps the focus
    <div
      key={`${found.kind} ${found.id}`}
      id={`${list}-${index}`}
      role="option"
      aria-selected={index === active}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => choose(found)}
    >
      <ResultLine found={found} />
    </div>
  ))
}

function ResultLine({ found }: { readonly found: Found }) {
  const { t, nameOf, language } = useWords()
  return (
    <>
      <span>
        <b>{nameOf(found)}</b> <small>{language === 'ar' ? found.hintAr : found.hintFr}</small>
      </span>
      <small>{t(KINDS[found.kind])}</small>
    </>
  )
}

type StateProps = {
  readonly q: string
  readonly open: boolean
  readonly waiting: boolean
  readonly found: number | null
}

function SearchState({ q, open, waiting, found }: StateProps) {
  const { t } = useWords()
  if (!open || q.length < 2) return <p role="status" className="unseen" />
  if (waiting)
    return (
      <p role="status" className={found ? 'unseen' : classes.state}>
        {t('home.searching')}
      </p>
    )
  if (found === 0)
    return (
      <p role="status" className={classes.state}>
        {t('home.searchNothing', { q })}
      </p>
    )
  return (
    <p role="status" className="unseen">
      {t('home.searchResults')} : {found}
    </p>
  )
}
