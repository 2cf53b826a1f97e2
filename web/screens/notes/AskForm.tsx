import { Button, Radio } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type AskNote, DECLARATIONS, type NoteConditions } from '../../../api/contract/notes.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { useSession } from '../../session/session.ts'
import { printedDay } from '../../text/figures.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { useWords } from '../../text/words.ts'
import { Area } from '../../ui/Area.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useAskNote } from './noteQueries.ts'
import classes from './notes.module.css'

type AskFormProps = { readonly land: AskNote; readonly conditions: NoteConditions }
type Declared = (typeof DECLARATIONS)[number]

/** What it takes, and the declaration where the plan is not approved. */
export function AskForm({ land, conditions }: AskFormProps) {
  const say = useNoteWords()
  const { data: session } = useSession()
  const [declared, setDeclared] = useState<Declared | null>(null)
  const signedOut = !session?.person
  return (
    <section>
      <h2>{say('ask.land')}</h2>
      <FactList facts={useFacts(conditions)} />
      <div className={classes.said}>
        <Notice tone={conditions.open ? 'plain' : 'warning'}>{say(conditions.open ? 'ask.open' : 'ask.closed')}</Notice>
      </div>
      {!conditions.open && signedOut && (
        <p className={classes.ways}>
          <Link to="/connexion">{say('ask.signIn')}</Link>
        </p>
      )}
      {!conditions.open && !signedOut && <Declare declared={declared} onDeclare={setDeclared} />}
      <Send
        key={`${JSON.stringify(land)} ${declared}`}
        land={conditions.open || !declared ? land : { ...land, declared }}
        ready={conditions.open || (!signedOut && declared !== null)}
      />
    </section>
  )
}

function useFacts({ title, agency, commune, areaM2, release, due, fee }: NoteConditions): Fact[] {
  const say = useNoteWords()
  const { nameOf } = useWords()
  return [
    { term: say('ask.land'), value: <bdi>{title?.number ?? say('ask.drawn')}</bdi> },
    { term: say('ask.commune'), value: nameOf(commune) },
    { term: say('ask.area'), value: <Area m2={areaM2} /> },
    { term: say('ask.agency'), value: nameOf(agency) },
    {
      term: say('ask.delay'),
      value: release === 'at_once' || !due ? say('ask.atOnce') : say('ask.byDay', { day: printedDay(due) }),
    },
    {
      term: say('ask.fee'),
      value: fee ? say('ask.feeDue', { amount: dirhams(fee.amount), reference: fee.reference }) : say('ask.feeUnknown'),
    },
  ]
}

type DeclareProps = { readonly declared: Declared | null; readonly onDeclare: (declared: Declared) => void }

function Declare({ declared, onDeclare }: DeclareProps) {
  const say = useNoteWords()
  return (
    <Radio.Group
      label={say('ask.declare')}
      description={say('ask.declareWhy')}
      value={declared ?? ''}
      onChange={(value) => onDeclare(DECLARATIONS.find((one) => one === value) ?? 'owner')}
      required
    >
      {DECLARATIONS.map((one) => (
        <Radio key={one} value={one} label={say(`ask.${one}`)} size="md" mt="xs" />
      ))}
    </Radio.Group>
  )
}

/** One key for one demand: another land or declaration is another demand. */
function Send({ land, ready }: { readonly land: AskNote; readonly ready: boolean }) {
  const say = useNoteWords()
  const navigate = useNavigate()
  const asking = useAskNote()
  const [onceKey] = useState(() => crypto.randomUUID())
  const send = () =>
    asking.mutate(
      { onceKey, land },
      { onSuccess: ({ number }) => void navigate({ to: '/notes/$number', params: { number }, search: {} }) },
    )
  return (
    <>
      <Refused error={asking.error} />
      <p className={classes.ways}>
        <Button size="md" disabled={!ready} loading={asking.isPending} onClick={send}>
          {say('ask.send')}
        </Button>
      </p>
    </>
  )
}
