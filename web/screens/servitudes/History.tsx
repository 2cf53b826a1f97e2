import { Button } from '@mantine/core'
import type { ServitudeAnswer } from '../../../api/contract/servitudes.ts'
import { printedDay, printedInstant } from '../../text/figures.ts'
import { useServitudeWords } from '../../text/useServitudeWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import classes from './servitudes.module.css'

type HistoryProps = Pick<ServitudeAnswer, 'revisions'> & {
  readonly former: number | null
  readonly onFormer: (revision: number | null) => void
}

/** What became of a servitude, the last first: each state with the days it held, and the ground it lay on before it moved. */
export function History({ revisions, former, onFormer }: HistoryProps) {
  const say = useServitudeWords()
  return (
    <section>
      <h2>{say('history')}</h2>
      {revisions.length === 0 && <p className={classes.hint}>{say('noHistory')}</p>}
      <ol className={classes.history}>
        {revisions.map((revision) => (
          <li key={revision.number}>
            <Revision revision={revision} />
            {revision.footprint && (
              <Button
                size="compact-md"
                variant="default"
                aria-pressed={former === revision.number}
                onClick={() => onFormer(former === revision.number ? null : revision.number)}
              >
                {say(former === revision.number ? 'hideFormer' : 'showFormer', { number: revision.number })}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

type Revised = ServitudeAnswer['revisions'][number]

function Revision({
  revision: { number, kind, at, by, reason, changed, since, until },
}: {
  readonly revision: Revised
}) {
  const say = useServitudeWords()
  const { language, listed } = useWords()
  const fieldName = (field: string) => say(`fields.${field as 'act'}`) // the names of a snapshot are those of the words
  return (
    <>
      <b>{say('revision', { number })}</b> : {say(`revisionKinds.${kind}`)}
      <p className={classes.hint}>
        {by ? say('whenBy', { at: printedInstant(at), by: nameIn(language, by) }) : printedInstant(at)}
      </p>
      {reason && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
      {changed.length > 0 && <p>{say('changed', { fields: listed(changed.map(fieldName)) })}</p>}
      {until && (
        <p>
          {since
            ? say('held', { since: printedDay(since), until: printedDay(until) })
            : say('heldUntil', { until: printedDay(until) })}
        </p>
      )}
      {since && !until && <p>{say('heldSince', { since: printedDay(since) })}</p>}
    </>
  )
}
