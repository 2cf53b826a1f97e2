import { Button, Checkbox, NativeSelect } from '@mantine/core'
import type { Board, Figures } from '../../../api/contract/performance/board.ts'
import { fixed, printedDay } from '../../text/figures.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { useWords } from '../../text/words.ts'
import { StateFilter } from '../../ui/StateFilter.tsx'
import { useProcedures } from '../procedures/procedureQueries.ts'
import screen from './board.module.css'
import { type BoardSearch, HOLDING, HORIZONS, LEVELS, TRACKS } from './boardSearch.ts'
import classes from './boardTop.module.css'
import { useAsk } from './useBoardList.ts'

type BoardTopProps = { readonly board: Board | null; readonly search: BoardSearch }

/** The day it is, how near one looks, and what narrows the rest. */
export function BoardTop({ board, search }: BoardTopProps) {
  const say = useBoardWords()
  const ask = useAsk()
  const horizon = search.horizon ?? 'late'
  return (
    <header className={classes.top}>
      <h1>{say('title')}</h1>
      {board && <p className={screen.quiet}>{say('onDay', { day: printedDay(board.today) })}</p>}
      <fieldset className={classes.horizons} aria-label={say('horizon')}>
        {HORIZONS.map((one) => (
          <button
            key={one}
            type="button"
            data-horizon={one}
            aria-pressed={one === horizon}
            onClick={() => ask({ horizon: one === 'late' ? undefined : one, at: undefined })}
          >
            <span>
              <b className="figures">{board ? fixed(totalOf(board, search, one), 0) : '–'}</b> {say(`horizons.${one}`)}
            </span>
            {one !== 'late' && <small>{board ? say('until', { day: printedDay(board.until[one]) }) : '\u00a0'}</small>}
          </button>
        ))}
      </fieldset>
      <Narrowing board={board} search={search} />
    </header>
  )
}

const totalOf = ({ rows }: Board, { track }: BoardSearch, horizon: keyof Figures): number =>
  rows.reduce((sum, row) => sum + row[track ?? 'all'][horizon], 0)

function Narrowing({ board, search }: BoardTopProps) {
  const say = useBoardWords()
  const { nameOf } = useWords()
  const ask = useAsk()
  const bodies = board?.bodies ?? []
  return (
    <section className={classes.narrowing} aria-label={say('filters')}>
      <StateFilter
        label={say('track')}
        all={say('everyTrack')}
        states={TRACKS.map((track) => ({ state: track, name: say(`tracks.${track}`) }))}
        current={search.track}
        onChange={(track) => ask({ track, at: undefined })}
      />
      <ProcedureChoice search={search} />
      <NativeSelect
        size="sm"
        label={say('holder')}
        value={search.holder ?? ''}
        data={[
          { value: '', label: say('everyHolder') },
          ...HOLDING.map((holder) => ({ value: holder, label: say(`holders.${holder}`) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          ask({ holder: HOLDING.find((one) => one === value), body: undefined, at: undefined })
        }
      />
      <NativeSelect
        size="sm"
        label={say('body')}
        value={search.body ?? ''}
        data={[
          { value: '', label: say('everyBody') },
          ...bodies.map(({ body }) => ({ value: body.id, label: nameOf(body) })),
        ]}
        onChange={({ currentTarget: { value } }) => ask({ body: value || undefined, holder: undefined, at: undefined })}
      />
      <NativeSelect
        size="sm"
        label={say('level')}
        value={search.level ?? board?.level ?? 'communes'}
        data={LEVELS.map((level) => ({ value: level, label: say(`levels.${level}`) }))}
        onChange={({ currentTarget: { value } }) => ask({ level: LEVELS.find((one) => one === value) })}
      />
      <Checkbox
        size="sm"
        label={say('followedOnly')}
        checked={search.followed === 'yes'}
        onChange={({ currentTarget: { checked } }) => ask({ followed: checked ? 'yes' : undefined, at: undefined })}
      />
      {search.within !== undefined && board?.unit && (
        <Button
          size="sm"
          variant="default"
          onClick={() => ask({ within: undefined, unit: undefined, level: undefined, at: undefined })}
        >
          {say('widen', { unit: nameOf(board.unit) })}
        </Button>
      )}
    </section>
  )
}

/** A procedure the address names is offered though it is in force no more: dossiers of it may still be under examination. */
function ProcedureChoice({ search: { procedure } }: Pick<BoardTopProps, 'search'>) {
  const say = useBoardWords()
  const { nameOf } = useWords()
  const ask = useAsk()
  const all = useProcedures().data?.procedures ?? []
  const isKnown = procedure === undefined || all.some(({ code }) => code === procedure)
  return (
    <NativeSelect
      className={classes.procedure}
      size="sm"
      label={say('procedure')}
      value={procedure ?? ''}
      data={[
        { value: '', label: say('everyProcedure') },
        ...(isKnown ? [] : [{ value: procedure, label: procedure }]),
        ...all.map((one) => ({ value: one.code, label: nameOf(one) })),
      ]}
      onChange={({ currentTarget: { value } }) => ask({ procedure: value || undefined, at: undefined })}
    />
  )
}
