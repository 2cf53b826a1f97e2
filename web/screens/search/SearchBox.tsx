import { TextInput } from '@mantine/core'
import { useDeferredValue, useId, useState } from 'react'
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

type SearchBoxProps = { readonly onChoose: (found: Found) => void; readonly autoFocus?: boolean }

/** One box for everything: arrows and Enter choose, Escape empties. */
export function SearchBox({ onChoose, autoFocus = false }: SearchBoxProps) {
  const { t, nameOf } = useWords()
  const list = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const q = useDeferredValue(usePause(text.trim(), 250))
  const { data, error, isFetching, refetch } = usePlaceSearch(q)
  const results = open && q.length >= 2 ? (data?.results ?? []) : []
  const shown = results.length > 0

  const choose = (found: Found | undefined) => {
    if (!found) return
    setText(nameOf(found))
    setOpen(false)
    onChoose(found)
  }
  const move = (by: number) => setActive((now) => (now + by + results.length) % Math.max(results.length, 1))

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
        data-autofocus={autoFocus}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setActive(0)
          setOpen(true)
        }}
        onBlur={() => setOpen(false)}
        onFocus={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            move(event.key === 'ArrowDown' ? 1 : -1)
          }
          if (event.key === 'Enter') choose(results[active])
          if (event.key === 'Escape') setOpen(false)
        }}
      />
      <div id={list} role="listbox" aria-label={t('home.searchResults')} className={classes.results} hidden={!shown}>
        {results.map((found, index) => (
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
        ))}
      </div>
      <SearchState q={q} open={open} waiting={isFetching} found={data?.results.length ?? null} />
      {error && open && q.length >= 2 && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
    </search>
  )
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
