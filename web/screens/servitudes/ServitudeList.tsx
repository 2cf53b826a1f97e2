import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type ServitudeLine, STANDINGS } from '../../../api/contract/servitudes.ts'
import { SERVITUDE_EFFECTS, SERVITUDE_KINDS } from '../../../spatial/conformity/types.ts'
import { problemOf } from '../../api/problem.ts'
import { opens } from '../../session/opens.ts'
import { useSession } from '../../session/session.ts'
import { useServitudeWords } from '../../text/useServitudeWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useServitudes } from './servitudeQueries.ts'
import classes from './servitudes.module.css'
import { parseServitudesSearch, type ServitudesSearch } from './servitudesSearch.ts'

type ListProps = {
  readonly search: ServitudesSearch
  readonly bbox: string
  readonly onGo: (change: Partial<ServitudesSearch>, replace?: boolean) => void
}

/** The text twin of the map: what it shows, narrowed by effect, nature, validity and words. */
export function ServitudeList({ search, bbox, onGo }: ListProps) {
  const say = useServitudeWords()
  const session = useSession().data
  const { q, effect, kind, standing } = search
  const list = useServitudes({ q, effect, kind, standing, bbox })
  const rows = list.data?.pages.flatMap(({ servitudes }) => servitudes)
  return (
    <>
      <h1>{say('title')}</h1>
      <p className={classes.hint}>{say('intro')}</p>
      {session && opens(session.actor, 'servitudes.edit') && (
        <div className={classes.deeds}>
          <Button size="md" onClick={() => onGo({ id: undefined, writing: 'yes' })}>
            {say('add')}
          </Button>
          <ButtonLink to="/servitudes/import" size="md" variant="default">
            {say('import')}
          </ButtonLink>
        </div>
      )}
      <Filters search={search} onGo={onGo} />
      <h2>{say('list')}</h2>
      {list.isPending && <Waiting lines={[56, 56, 56]} />}
      {list.error && <ProblemReport problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
      {rows?.length === 0 && <EmptyState level={2} title={say('none')} text={say('noneText')} />}
      <ul className={classes.list}>
        {rows?.map((row) => (
          <Row key={row.id} row={row} onShow={() => onGo({ id: row.id })} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" size="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
    </>
  )
}

function Row({ row, onShow }: { readonly row: ServitudeLine; readonly onShow: () => void }) {
  const say = useServitudeWords()
  const { nameOf } = useWords()
  return (
    <li>
      <button type="button" onClick={onShow}>
        <b>{nameOf(row)}</b>
        <span>
          {say(`kinds.${row.kind}`)} · {say(`effects.${row.effect}`)}
        </span>
        <small>
          <bdi>{row.act ?? say('noAct')}</bdi>
        </small>
      </button>
    </li>
  )
}

function Filters({ search, onGo }: Omit<ListProps, 'bbox'>) {
  const say = useServitudeWords()
  const [typed, setTyped] = useState(search.q ?? '')
  const pick = (change: Record<string, string>) => {
    const next = parseServitudesSearch({ ...search, ...change })
    onGo({ effect: next.effect, kind: next.kind, standing: next.standing }, true)
  }
  return (
    <search>
      <form
        className={classes.filters}
        onSubmit={(event) => {
          event.preventDefault()
          onGo({ q: typed.trim() || undefined }, true)
        }}
      >
        <TextInput
          size="md"
          type="search"
          label={say('search')}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={() => onGo({ q: typed.trim() || undefined }, true)}
        />
        <NativeSelect
          size="md"
          label={say('effect')}
          value={search.effect ?? ''}
          data={[
            { value: '', label: say('allEffects') },
            ...SERVITUDE_EFFECTS.map((value) => ({ value, label: say(`effects.${value}`) })),
          ]}
          onChange={({ currentTarget }) => pick({ effect: currentTarget.value })}
        />
        <NativeSelect
          size="md"
          label={say('kind')}
          value={search.kind ?? ''}
          data={[
            { value: '', label: say('allKinds') },
            ...SERVITUDE_KINDS.map((value) => ({ value, label: say(`kinds.${value}`) })),
          ]}
          onChange={({ currentTarget }) => pick({ kind: currentTarget.value })}
        />
        <NativeSelect
          size="md"
          label={say('standing')}
          value={search.standing ?? 'in_force'}
          data={STANDINGS.map((value) => ({ value, label: say(`standings.${value}`) }))}
          onChange={({ currentTarget }) => pick({ standing: currentTarget.value })}
        />
      </form>
    </search>
  )
}
