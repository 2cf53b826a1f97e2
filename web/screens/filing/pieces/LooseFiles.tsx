import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useWords } from '../../../text/words.ts'
import { named } from '../../documents/naming.ts'
import { Refused } from '../../frame/Refused.tsx'
import classes from '../filing.module.css'
import type { Checklist } from './pieceStanding.ts'
import rows from './pieces.module.css'
import type { PieceFiles } from './usePieceFiles.ts'

type LooseFilesProps = {
  readonly list: Checklist
  readonly work: PieceFiles
  readonly onSaid: (text: string) => void
}

const FILTERED_FROM = 12
const DRAWN_AT_ONCE = 50

/** Says the piece of many files, one after the other: those said stay said when one fails. */
function useAssigning({ work, onSaid }: Omit<LooseFilesProps, 'list'>) {
  const say = useFilingWords()
  const [done, setDone] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const assign = async (ids: readonly string[], piece: string) => {
    setError(null)
    let told = 0
    try {
      for (const id of ids) {
        setDone(told)
        await work.assign(id, piece)
        told += 1
      }
    } catch (failure) {
      setError(failure)
    }
    await work.readAgain()
    setDone(null)
    if (told > 0) onSaid(say('pieces.assigned', { n: told }))
  }
  return { done, error, assign }
}

/** Files that stand for no piece yet: ticked, filtered by name, and said their piece together. */
export function LooseFiles({ list, work, onSaid }: LooseFilesProps) {
  const say = useFilingWords()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [q, setQ] = useState('')
  const [drawn, setDrawn] = useState(DRAWN_AT_ONCE)
  const found = named(list.loose, q)
  const shown = found.slice(0, drawn)
  const chosen = list.loose.filter(({ id }) => ticked.has(id)).map(({ id }) => id)
  const tick = (ids: readonly string[], on: boolean) =>
    setTicked((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))))
  return (
    <section className={rows.loose}>
      <h2>{say('pieces.loose', { n: list.loose.length })}</h2>
      <p className={classes.hint}>{say('pieces.looseText')}</p>
      {list.loose.length >= FILTERED_FROM && (
        <TextInput
          size="md"
          type="search"
          label={say('pieces.filter')}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      )}
      {shown.length > 1 && (
        <Checkbox
          size="md"
          label={say('pieces.tickAll', { count: shown.length, n: shown.length })}
          checked={shown.every(({ id }) => ticked.has(id))}
          onChange={(event) =>
            tick(
              shown.map(({ id }) => id),
              event.currentTarget.checked,
            )
          }
        />
      )}
      <ul>
        {shown.map(({ id, fileName }) => (
          <li key={id}>
            <Checkbox
              size="md"
              label={<bdi>{fileName}</bdi>}
              aria-label={say('pieces.tick', { name: fileName })}
              checked={ticked.has(id)}
              onChange={(event) => tick([id], event.currentTarget.checked)}
            />
          </li>
        ))}
      </ul>
      {found.length > drawn && (
        <Button variant="default" onClick={() => setDrawn(drawn + DRAWN_AT_ONCE)}>
          {say('pieces.more')}
        </Button>
      )}
      <AssignForm chosen={chosen} list={list} work={work} onSaid={onSaid} />
    </section>
  )
}

function AssignForm({ chosen, list, work, onSaid }: LooseFilesProps & { readonly chosen: readonly string[] }) {
  const say = useFilingWords()
  const { nameOf } = useWords()
  const [piece, setPiece] = useState('')
  const { done, error, assign } = useAssigning({ work, onSaid })
  const pieces = [...list.principal, ...list.information, ...list.notNeeded]
  return (
    <form
      className={rows.assign}
      onSubmit={(event) => {
        event.preventDefault()
        if (piece !== '' && chosen.length > 0) void assign(chosen, piece)
      }}
    >
      <NativeSelect
        size="md"
        label={say('pieces.to')}
        value={piece}
        onChange={(event) => setPiece(event.currentTarget.value)}
        data={[
          { value: '', label: say('pieces.toChoose') },
          ...pieces.map(({ piece: one }) => ({ value: one.code, label: nameOf(one) })),
        ]}
      />
      <Button
        type="submit"
        size="md"
        variant="default"
        loading={done !== null}
        disabled={piece === '' || chosen.length === 0}
      >
        {say('pieces.assign', { n: chosen.length })}
      </Button>
      <span role="status" className="unseen">
        {done === null ? '' : say('pieces.assigning', { done, n: chosen.length })}
      </span>
      <Refused error={error} />
    </form>
  )
}
