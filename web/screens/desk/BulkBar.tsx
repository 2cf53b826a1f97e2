import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { BulkRun, DeskAnswer } from '../../../api/contract/desk.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import type { QueuedDossier } from '../../../api/contract/queue.ts'
import { problemOf } from '../../api/problem.ts'
import { fixed } from '../../text/figures.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import rows from '../../ui/pickRows.module.css'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { BulkOutcome } from './BulkOutcome.tsx'
import { actOf, actValue, labelsBorne, movesFor } from './bulkActs.ts'
import { useBulk } from './deskQueries.ts'
import classes from './queueTop.module.css'
import type { ChosenDossiers } from './useChosen.ts'

type BulkBarProps = {
  readonly chosen: ChosenDossiers
  readonly shown: readonly QueuedDossier[]
  readonly desk: DeskAnswer | null
  readonly actor: Actor
}

/** One act on all that is chosen; what became of each is said, and what was refused stays chosen. */
export function BulkBar({ chosen, shown, desk, actor }: BulkBarProps) {
  const say = useDeskWords()
  const bulk = useBulk()
  const [value, setValue] = useState('')
  const [run, setRun] = useState<{ readonly run: BulkRun; readonly of: readonly QueuedDossier[] } | null>(null)
  const groups = useGroups(chosen.dossiers, desk, actor)
  const act = actOf(value)
  const apply = () => {
    if (!act) return
    const of = chosen.dossiers
    const dossiers = of.map(({ id, moves }) => ({ id, seen: moves }))
    bulk.mutate({ dossiers, act, key: crypto.randomUUID() }, { onSuccess: (answer) => setRun({ run: answer, of }) })
  }
  const done = ({ run: { outcomes }, of }: NonNullable<typeof run>) => {
    const refused = new Set(outcomes.filter(({ outcome }) => outcome === 'refused').map(({ id }) => id))
    chosen.set(of.filter(({ id }) => refused.has(id)))
    setRun(null)
    setValue('')
  }
  return (
    <section className={`${rows.bar} ${classes.bulk}`} aria-label={say('act')}>
      <p role="status">{say('chosen', { count: fixed(chosen.dossiers.length, 0) })}</p>
      <Button variant="subtle" size="compact-sm" onClick={() => chosen.set(shown)}>
        {say('chooseAll')}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => chosen.set([])}>
        {say('forget')}
      </Button>
      <div className={classes.acting}>
        <NativeSelect
          size="sm"
          aria-label={say('act')}
          value={value}
          data={[{ value: '', label: say('act') }, ...groups]}
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
        />
        <Button size="sm" disabled={!act} loading={bulk.isPending} onClick={apply}>
          {say('run')}
        </Button>
      </div>
      {bulk.error && <ProblemReport problem={problemOf(bulk.error)} onRetry={apply} />}
      {run && <BulkOutcome run={run.run} of={run.of} onClose={() => done(run)} />}
    </section>
  )
}

/** What can be done with what is chosen: moves, labels to put and to take, people of one's bodies. */
function useGroups(dossiers: readonly QueuedDossier[], desk: DeskAnswer | null, actor: Actor) {
  const say = useDeskWords()
  const { nameOf, language } = useWords()
  const { labels = [], bodies = [] } = desk ?? {}
  const groups = [
    {
      group: say('move'),
      items: movesFor(dossiers, actor).map(({ move, count }) => ({
        value: actValue({ kind: 'move', transition: move }),
        label: say('ofThem', { move: say(`moves.${move}`), count }),
      })),
    },
    {
      group: say('putLabel'),
      items: labels.map((label) => ({
        value: actValue({ kind: 'label', labelId: label.id, on: true }),
        label: nameOf(label),
      })),
    },
    {
      group: say('takeLabel'),
      items: labelsBorne(dossiers, labels).map((label) => ({
        value: actValue({ kind: 'label', labelId: label.id, on: false }),
        label: nameOf(label),
      })),
    },
    {
      group: say('assign'),
      items: bodies.flatMap((body) => [
        ...body.people.map((person) => ({
          value: actValue({ kind: 'assign', bodyId: body.id, personId: person.id }),
          label: nameIn(language, person),
        })),
        {
          value: actValue({ kind: 'assign', bodyId: body.id, personId: null }),
          label: say('unassign', { body: nameOf(body) }),
        },
      ]),
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}
