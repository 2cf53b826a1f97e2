import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ConsentDialog } from './ConsentDialog.tsx'
import classes from './ceremony.module.css'
import { Outcomes } from './Outcomes.tsx'
import type { Signable, SignedKind } from './signable.ts'
import type { Ceremony } from './useCeremony.ts'

type ToSignListProps<W> = {
  readonly kind: SignedKind
  readonly things: readonly Signable<W>[]
  readonly more: boolean
  readonly ceremony: Ceremony<W>
  readonly row: (thing: Signable<W>, chosen: boolean, onChoose: () => void) => ReactNode
  readonly onDone: () => void
}

/** What waits of one kind: read, chosen, signed with one consent, and the outcome of each; nothing where nothing waits. */
export function ToSignList<W>({ kind, things, more, ceremony, row, onDone }: ToSignListProps<W>) {
  const say = useCeremonyWords()
  const heading = useId()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const isUnderWay = ceremony.things.length > 0
  if (things.length === 0 && !isUnderWay) return null
  const choose = (key: string) =>
    setChosen((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : new Set([...now, key])))
  const done = () => {
    ceremony.forget()
    setChosen(new Set())
    onDone()
  }
  return (
    <section aria-labelledby={heading} className={classes.list}>
      <h2 id={heading}>{say(`headings.${kind}`)}</h2>
      {isUnderWay ? (
        <Outcomes ceremony={ceremony} onDone={done} />
      ) : (
        <>
          <Choosing {...{ kind, things, chosen, setChosen }} onSign={ceremony.ask} />
          <ul className={classes.acts}>{things.map((one) => row(one, chosen.has(one.key), () => choose(one.key)))}</ul>
          {more && <Notice>{say('more')}</Notice>}
        </>
      )}
      {ceremony.asking && (
        <ConsentDialog kind={kind} things={ceremony.asking} ceremony={ceremony} onClose={() => ceremony.ask(null)} />
      )}
    </section>
  )
}

type ChoosingProps<W> = Pick<ToSignListProps<W>, 'kind' | 'things'> & {
  readonly chosen: ReadonlySet<string>
  readonly setChosen: (chosen: ReadonlySet<string>) => void
  readonly onSign: (taken: readonly Signable<W>[]) => void
}

function Choosing<W>({ kind, things, chosen, setChosen, onSign }: ChoosingProps<W>) {
  const say = useCeremonyWords()
  const taken = things.filter(({ key }) => chosen.has(key))
  const everything = taken.length === things.length
  return (
    <>
      <p className={classes.intro}>{say(`intros.${kind}`)}</p>
      <div className={classes.bar}>
        <Button
          variant="default"
          size="md"
          onClick={() => setChosen(everything ? new Set() : new Set(things.map(({ key }) => key)))}
        >
          {say(everything ? 'nothing' : 'all')}
        </Button>
        <p role="status">{say('chosen', { count: taken.length, all: things.length })}</p>
        <Button size="md" disabled={taken.length === 0} onClick={() => onSign(taken)}>
          {say('sign', { count: taken.length })}
        </Button>
      </div>
    </>
  )
}
