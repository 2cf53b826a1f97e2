import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ConsultedBody } from '../../../api/contract/avis.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useOutsideWords } from '../../text/useOutsideWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useMyKeys } from '../keys/keyQueries.ts'
import { JudgedPart } from '../workbench/JudgedPart.tsx'
import { AvisDialog } from './AvisDialog.tsx'
import { AvisItem } from './AvisItem.tsx'
import { AskOutsideDialog } from './avis/AskOutsideDialog.tsx'
import { OutsideBodies } from './avis/OutsideBodies.tsx'
import { Proposals } from './avis/Proposals.tsx'
import { ReserveList } from './avis/ReserveList.tsx'
import { SignAvis } from './avis/SignAvis.tsx'
import { SynthesisBlock } from './avis/SynthesisBlock.tsx'
import { AddBodyDialog, RemoveBodyDialog } from './BodyDialogs.tsx'
import classes from './course.module.css'
import { useRuleName } from './useRuleName.ts'

type AvisSectionProps = {
  readonly course: CourseAnswer
  readonly communeCode: string
  readonly onDone: (said: string) => void
}

type Open =
  | { readonly what: 'give' | 'sign' | 'remove'; readonly bodyId: string }
  | { readonly what: 'add' }
  | { readonly what: 'outside' }

/** The bodies a dossier is put before, what each answered, and what their answers stand in the way of. */
export function AvisSection({ course, communeCode, onDone }: AvisSectionProps) {
  const say = useCourseWords()
  const sayOutside = useOutsideWords()
  const [open, setOpen] = useState<Open | null>(null)
  const { avis, definition } = course
  const present = avis.bodies.filter(({ round }) => round === avis.round)
  const former = avis.bodies.filter(({ round }) => round !== avis.round)
  if (present.length === 0 && former.length === 0 && !avis.mayConsult && (definition?.avis.length ?? 0) === 0)
    return null
  const close = (said?: string) => {
    setOpen(null)
    if (said) onDone(said)
  }
  return (
    <section className={classes.section}>
      <h3>{say('avis')}</h3>
      <Warnings course={course} />
      <JudgedPart dossierId={course.id} />
      {avis.synthesis && <SynthesisBlock synthesis={avis.synthesis} />}
      {present.length === 0 && <p>{say('noAvis')}</p>}
      {present.length > 0 && present.every(({ askedAt }) => askedAt === null) && <p>{say('avisComing')}</p>}
      <BodyList
        dossierId={course.id}
        bodies={present}
        due={dueOf(course)}
        mayConsult={avis.mayConsult}
        onGive={(bodyId) => setOpen({ what: 'give', bodyId })}
        onSign={(bodyId) => setOpen({ what: 'sign', bodyId })}
        onRemove={(bodyId) => setOpen({ what: 'remove', bodyId })}
      />
      {avis.mayConsult && (
        <div className={classes.moves}>
          <Button variant="default" size="md" onClick={() => setOpen({ what: 'add' })}>
            {say('addBody')}
          </Button>
          <Button variant="default" size="md" onClick={() => setOpen({ what: 'outside' })}>
            {sayOutside('ask')}
          </Button>
        </div>
      )}
      <Proposals course={course} communeCode={communeCode} onDone={onDone} />
      <OutsideBodies course={course} onDone={onDone} />
      {(avis.reserves.length > 0 || present.some(({ given }) => given.length > 0)) && (
        <ReserveList reserves={avis.reserves} />
      )}
      <FormerRounds dossierId={course.id} bodies={former} />
      {open && <Opened {...{ course, communeCode, open, setOpen, onClose: close }} />}
    </section>
  )
}

/** The members' own last day, where a text sets one and it runs. */
function dueOf({ deadlines, today }: CourseAnswer) {
  const deadline = deadlines.find(({ stage, met, due, assumed }) => stage === 'avis' && !met && due && !assumed)
  return deadline && { deadline, today }
}

type OpenedProps = Omit<AvisSectionProps, 'onDone'> & {
  readonly open: Open
  readonly setOpen: (open: Open) => void
  readonly onClose: (said?: string) => void
}

/** The dialog that is open; whoever holds a key of the body signs what they have just given, for anybody else it waits. */
function Opened({ course, communeCode, open, setOpen, onClose }: OpenedProps) {
  const { data: held } = useMyKeys(open.what === 'give')
  if (open.what === 'outside') return <AskOutsideDialog course={course} onClose={onClose} />
  if (open.what === 'add') return <AddBodyDialog course={course} communeCode={communeCode} onClose={onClose} />
  const { what, bodyId } = open
  const { avis } = course
  const consulted = avis.bodies.find(
    ({ round, body, removed }) => round === avis.round && body.id === bodyId && !removed,
  )
  if (!consulted) return null
  if (what === 'sign') return <SignAvis course={course} consulted={consulted} onClose={onClose} />
  if (what === 'remove') return <RemoveBodyDialog course={course} consulted={consulted} onClose={onClose} />
  const given = (said?: string) => {
    onClose(said)
    if (said && held?.keys.some(({ fault, body }) => fault === null && body.id === bodyId))
      setOpen({ what: 'sign', bodyId })
  }
  return <AvisDialog course={course} consulted={consulted} onClose={given} />
}

/** What the register lacks, and what an acceptance would be refused for. */
function Warnings({ course: { avis, holder } }: Pick<AvisSectionProps, 'course'>) {
  const say = useCourseWords()
  const ruleName = useRuleName()
  const { listed } = useWords()
  const hindrances = holder === 'president' ? avis.hindrances : []
  return (
    <>
      {hindrances.map(({ code, rule }) => (
        <Notice key={`${code} ${rule.kind}`} tone="warning">
          <p>{say(`hindrances.${code}`, { what: ruleName(rule) })}</p>
        </Notice>
      ))}
      {avis.missing.length > 0 && (
        <Notice>
          <p>{say('missing', { what: listed(avis.missing.map(ruleName)) })}</p>
        </Notice>
      )}
    </>
  )
}

type BodyListProps = {
  readonly dossierId: string
  readonly bodies: readonly ConsultedBody[]
  readonly due?: ReturnType<typeof dueOf>
  readonly mayConsult: boolean
  readonly onGive?: (bodyId: string) => void
  readonly onSign?: (bodyId: string) => void
  readonly onRemove?: (bodyId: string) => void
}

function BodyList({ dossierId, bodies, due, mayConsult, onGive, onSign, onRemove }: BodyListProps) {
  return (
    <ul className={classes.bodies}>
      {bodies.map((one) => (
        <AvisItem
          key={`${one.round} ${one.body.id} ${one.removed?.at ?? ''}`}
          dossierId={dossierId}
          consulted={one}
          due={due}
          onGive={one.mayGive && onGive ? () => onGive(one.body.id) : undefined}
          onSign={one.maySign && onSign ? () => onSign(one.body.id) : undefined}
          onRemove={
            mayConsult && onRemove && !one.removed && one.given.length === 0 ? () => onRemove(one.body.id) : undefined
          }
        />
      ))}
    </ul>
  )
}

/** What was said of plans that were modified since: to be read, and counting no more. */
function FormerRounds({ dossierId, bodies }: Pick<BodyListProps, 'dossierId' | 'bodies'>) {
  const say = useCourseWords()
  const rounds = [...new Set(bodies.map(({ round }) => round))]
  if (rounds.length === 0) return null
  return (
    <details className={classes.due}>
      <summary>{say('formerRounds')}</summary>
      {rounds.map((round) => (
        <div key={round}>
          <p>{say('round', { n: round })}</p>
          <BodyList dossierId={dossierId} bodies={bodies.filter((one) => one.round === round)} mayConsult={false} />
        </div>
      ))}
    </details>
  )
}
