import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ActRegister, RegisterLine } from '../../../api/contract/actRegister.ts'
import { type Client, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { printedDay } from '../../text/figures.ts'
import { useActWords } from '../../text/useActWords.ts'
import { useWords } from '../../text/words.ts'
import table from '../../ui/table.module.css'
import { Refused } from '../frame/Refused.tsx'
import { saveFile } from '../journal/saveFile.ts'
import classes from './acts.module.css'
import { registerCsv } from './registerCsv.ts'

type RegisterTableProps = {
  readonly register: ActRegister
  readonly lines: readonly RegisterLine[]
  readonly isMore: boolean
  readonly isBusy: boolean
  readonly onMore: () => void
}

/** A line a number, in their order. */
export function RegisterTable({ register, lines, isMore, isBusy, onMore }: RegisterTableProps) {
  const say = useActWords()
  const { nameOf } = useWords()
  return (
    <>
      <Outputs register={register} />
      <div className={classes.table}>
        <table className={table.table}>
          <caption>{say('register.caption', { unit: nameOf(register.unit), year: register.year })}</caption>
          <thead>
            <tr>
              {HEADS.map((head) => (
                <th key={head} scope="col">
                  {say(`register.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.number} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      <p className={classes.quiet}>{say('register.count', { shown: lines.length, last: register.last })}</p>
      {isMore && (
        <Button size="md" variant="default" loading={isBusy} onClick={onMore}>
          {say('register.more')}
        </Button>
      )}
    </>
  )
}

/** Signed once is not standing for ever: what was taken back, lapsed or replaced is said to be so. */
const stateOf = ({ state, standing }: RegisterLine, say: ReturnType<typeof useActWords>): string =>
  standing === null ? say(`states.${state}`) : say(`register.standings.${standing}`)

/** Of the file: the object of the dossier, since when an act stands no longer and why have columns of their own. */
const COLUMNS = ['number', 'what', 'dossier', 'object', 'state', 'when', 'sinceHead', 'why'] as const
const HEADS = ['number', 'what', 'dossier', 'state', 'when'] as const

function Line({ line }: { readonly line: RegisterLine }) {
  const say = useActWords()
  const { nameOf } = useWords()
  return (
    <tr>
      <th scope="row" className="figures">
        <bdi>{line.reference}</bdi>
      </th>
      <td>
        {say(`kinds.${line.kind}`)}
        {line.procedure && <div className={classes.quiet}>{nameOf(line.procedure)}</div>}
      </td>
      <td>
        {line.dossierId ? (
          <Link to="/dossiers/$id" params={{ id: line.dossierId }} search={{ tab: 'act' }}>
            <bdi className="figures">{line.dossierNumber}</bdi>
          </Link>
        ) : (
          '–'
        )}
        {line.title && (
          <div>
            <bdi>{line.title}</bdi>
          </div>
        )}
      </td>
      <td>
        {stateOf(line, say)}
        {line.since && (
          <div className={`${classes.quiet} figures`}>{say('register.since', { day: printedDay(line.since) })}</div>
        )}
        {line.reason && (
          <div className={classes.quiet}>
            <bdi>{line.reason}</bdi>
          </div>
        )}
      </td>
      <td className="figures">{printedDay(line.signedAt ?? line.beganAt)}</td>
    </tr>
  )
}

/** The whole register, on paper or for a spreadsheet: not the lines shown alone. */
function Outputs({ register: { unit, year } }: { readonly register: ActRegister }) {
  const say = useActWords()
  const client = useClient()
  const exporting = useMutation({
    mutationFn: () => wholeRegister(client, { unit: unit.code, year }),
    onSuccess: (lines) => {
      const heads = COLUMNS.map((head) => say(`register.${head}`))
      const csv = registerCsv(heads, lines, (line) => ({
        kind: say(`kinds.${line.kind}`),
        state: stateOf(line, say),
      }))
      saveFile(`registre-${unit.code}-${year}.csv`, new Blob([csv], { type: 'text/csv' }))
    },
  })
  return (
    <>
      <p className={classes.line}>
        <Button size="sm" variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()}>
          {say('register.csv')}
        </Button>
        <Button size="sm" variant="default" onClick={() => window.print()}>
          {say('register.print')}
        </Button>
      </p>
      <Refused error={exporting.error} />
    </>
  )
}

const PAGE = 500

async function wholeRegister(client: Client, asked: { readonly unit: string; readonly year: number }) {
  const lines: RegisterLine[] = []
  for (let after: number | null = 0; after !== null; ) {
    const page: ActRegister = valueOrThrow(
      await client.call('getActRegister', { query: { ...asked, after, limit: PAGE } }),
    )
    lines.push(...page.lines)
    after = page.next
  }
  return lines
}
