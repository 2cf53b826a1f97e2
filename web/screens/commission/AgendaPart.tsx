import { Button } from '@mantine/core'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import type { SessionAnswer, SessionItem } from '../../../api/contract/commission/sessions.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useSaid } from '../../ui/useSaid.ts'
import { Refused } from '../frame/Refused.tsx'
import { AgendaDossierFacts } from './AgendaDossierFacts.tsx'
import agendaClasses from './agenda.module.css'
import classes from './commission.module.css'
import { useSetAgenda } from './commissionQueries.ts'
import { ReadyList } from './ReadyList.tsx'
import { moved } from './reorder.ts'

const OPEN_STATES = ['planned', 'convened', 'postponed', 'open']

/** The agenda in its order of passage, changed by its secretariat; beside it what else is ready. */
export function AgendaPart({ session }: { readonly session: SessionAnswer }) {
  const say = useCommissionWords()
  const mayChange = session.may.plan && OPEN_STATES.includes(session.state)
  const set = useSetAgenda(session.id)
  const said = useSaid()
  const ids = session.items.filter(({ ended }) => ended === null).map(({ dossier }) => dossier.id)
  const write = (dossiers: readonly string[]) => set.mutate({ version: session.version, dossiers })
  const move = (from: number, to: number) => {
    if (to < 0 || to >= ids.length || from === to) return
    const number = session.items.find(({ dossier }) => dossier.id === ids[from])?.dossier.number ?? ''
    write(moved(ids, from, to))
    said.tell(say('moved', { number, rank: to + 1 }))
  }
  return (
    <div className={agendaClasses.columns}>
      <section aria-label={say('tabs.agenda')}>
        <h2 className="unseen">{say('tabs.agenda')}</h2>
        {session.items.length === 0 ? (
          <EmptyState level={2} title={say('empty')} text={say(mayChange ? 'emptyText' : 'emptyReader')} />
        ) : (
          mayChange && <p className={classes.quiet}>{say('agendaHint')}</p>
        )}
        <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
          {said.text}
        </p>
        <Refused error={set.error} />
        <ol className={agendaClasses.agenda}>
          {session.items.map((item) => (
            <AgendaItem
              key={item.id}
              item={item}
              at={ids.indexOf(item.dossier.id)}
              count={ids.length}
              onMove={mayChange ? move : undefined}
              onTakeOff={mayChange ? () => write(ids.filter((id) => id !== item.dossier.id)) : undefined}
            />
          ))}
        </ol>
      </section>
      {mayChange && <ReadyList session={session} onAdd={(id) => write([...ids, id])} busy={set.isPending} />}
    </div>
  )
}

type ItemProps = {
  readonly item: SessionItem
  readonly at: number
  readonly count: number
  readonly onMove: ((from: number, to: number) => void) | undefined
  readonly onTakeOff: (() => void) | undefined
}

function AgendaItem({ item, at, count, onMove, onTakeOff }: ItemProps) {
  const say = useCommissionWords()
  const [over, setOver] = useState(false)
  const { dossier, why, ended, state } = item
  const isMovable = onMove !== undefined && ended === null && state === 'waiting'
  const keys = (event: KeyboardEvent) => {
    if (!isMovable || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(at, event.key === 'ArrowUp' ? at - 1 : at + 1)
  }
  const drop = (event: DragEvent) => {
    setOver(false)
    const from = Number(event.dataTransfer.getData('text/plain'))
    if (isMovable && Number.isInteger(from)) onMove(from, at)
  }
  return (
    <li
      draggable={isMovable}
      data-over={over || undefined}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', String(at))}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(isMovable)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onKeyDown={keys}
    >
      <b className={`${agendaClasses.rank} figures`}>{item.rank}</b>
      <AgendaDossierFacts dossier={dossier} why={why} />
      {isMovable && (
        <span className={agendaClasses.moves}>
          <Button
            size="md"
            variant="default"
            disabled={at === 0}
            aria-label={say('up', { number: dossier.number })}
            onClick={() => onMove(at, at - 1)}
          >
            ↑
          </Button>
          <Button
            size="md"
            variant="default"
            disabled={at === count - 1}
            aria-label={say('down', { number: dossier.number })}
            onClick={() => onMove(at, at + 1)}
          >
            ↓
          </Button>
          <Button
            size="md"
            variant="default"
            aria-label={say('takeOff', { number: dossier.number })}
            onClick={onTakeOff}
          >
            {say('takeOffShort')}
          </Button>
        </span>
      )}
    </li>
  )
}
