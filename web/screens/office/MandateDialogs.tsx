import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { MandateAnswer } from '../../../api/contract/mandates.ts'
import { isOfficial, ROLES_OF } from '../../../api/contract/policy/roles.ts'
import { problemOf } from '../../api/problem.ts'
import { printedDay } from '../../text/figures.ts'
import { useOfficeWords } from '../../text/useOfficeWords.ts'
import { ChangedMeanwhile } from '../account/ChangedMeanwhile.tsx'
import { Refused } from '../frame/Refused.tsx'
import { MandateForm } from './MandateForm.tsx'
import { type MandateDraft, type MandateField, printedOr } from './mandateTerms.ts'
import { type MandateDeed, useMandateDeed } from './mandateWork.ts'

const PERSON: readonly MandateField[] = ['email', 'givenName', 'familyName', 'givenNameAr', 'familyNameAr']
const NAMED: readonly MandateField[] = ['email', 'givenName', 'familyName']
const today = () => printedDay(new Date().toISOString())

type BodyOfMandate = MandateAnswer['body']
type InviteProps = { readonly body: BodyOfMandate; readonly onDone: () => void; readonly onClose: () => void }

/** Brings somebody into a body by their e-mail. */
export function InviteDialog({ body, onDone, onClose }: InviteProps) {
  const say = useOfficeWords()
  const deed = useMandateDeed('invite', onDone)
  const official = isOfficial(body.kind)
  const roles = [...ROLES_OF[body.kind]].sort((a, b) => Number(a === 'administrator') - Number(b === 'administrator'))
  return (
    <MandateForm
      title={say('inviteTitle')}
      why={say('inviteWhy')}
      submit={say('inviteSubmit')}
      fields={[...PERSON, 'role', 'reason', 'from', 'to', ...(official ? (['actReference'] as const) : [])]}
      needed={[...NAMED, 'role', 'from']}
      roles={roles}
      reasons={official ? ['appointment', 'election', 'employment'] : ['employment', 'appointment']}
      defaults={{ from: today(), role: roles[0] ?? '', reason: official ? 'appointment' : 'employment' }}
      busy={deed.isPending}
      refusal={() => <Refused error={deed.error} />}
      onSubmit={(draft) => deed.mutate({ bodyId: body.id, mandate: null, draft })}
      onClose={onClose}
    />
  )
}

type DeedProps = {
  /** As it is now: read again whenever somebody else changes it. */
  readonly mandate: MandateAnswer
  readonly deed: Exclude<MandateDeed, 'invite'>
  readonly onDone: () => void
  readonly onClose: () => void
}

const FORMS = {
  delegate: {
    words: 'delegate',
    fields: [...PERSON, 'reason', 'from', 'to', 'actReference'],
    needed: [...NAMED, 'from', 'to', 'actReference'],
    reasons: ['delegation', 'absence'],
  },
  succeed: {
    words: 'succeed',
    fields: [...PERSON, 'reason', 'from', 'actReference'],
    needed: [...NAMED, 'from', 'actReference'],
    reasons: ['election', 'appointment', 'employment'],
  },
  change: { words: 'changeMandate', fields: ['to', 'actReference'], needed: [], reasons: [] },
  end: { words: 'end', fields: ['to'], needed: [], reasons: [] },
} as const

/** Changes, ends, hands on or gives over a mandate. */
export function DeedDialog({ mandate, deed, onDone, onClose }: DeedProps) {
  const say = useOfficeWords()
  const [read, setRead] = useState(mandate)
  const work = useMandateDeed(deed, onDone)
  const form = FORMS[deed]
  const contested = mandate.version !== read.version && isContest(work.error)
  const send = (draft: MandateDraft, from: MandateAnswer) =>
    work.mutate({ bodyId: mandate.body.id, mandate: from, draft })
  return (
    <MandateForm
      title={say(`${form.words}Title`)}
      {...(form.words === 'changeMandate' ? {} : { why: say(`${form.words}Why`) })}
      submit={form.words === 'changeMandate' ? say('save') : say(`${form.words}Submit`)}
      fields={form.fields}
      needed={form.needed}
      reasons={form.reasons}
      {...(deed === 'end' && { toHint: say('endOn') })}
      contested={contested}
      defaults={{
        from: today(),
        reason: form.reasons[0] ?? '',
        ...(deed === 'change' && { to: printedOr(mandate.validTo), actReference: mandate.actReference ?? '' }),
      }}
      busy={work.isPending}
      refusal={(typed) => (
        <DeedRefusal
          error={work.error}
          now={mandate}
          contested={contested}
          form={typed}
          onTakeTheirs={() => {
            setRead(mandate)
            typed.reset({
              ...typed.getValues(),
              to: printedOr(mandate.validTo),
              actReference: mandate.actReference ?? '',
            })
            work.reset()
          }}
          onKeepMine={() => {
            setRead(mandate)
            send(typed.getValues(), mandate)
          }}
        />
      )}
      onSubmit={(draft) => send(draft, read)}
      onClose={onClose}
    />
  )
}

const isContest = (error: unknown) => error !== null && problemOf(error).code === 'CHANGED_MEANWHILE'

type DeedRefusalProps = {
  readonly error: unknown
  readonly now: MandateAnswer
  readonly contested: boolean
  readonly form: UseFormReturn<MandateDraft>
  readonly onTakeTheirs: () => void
  readonly onKeepMine: () => void
}

/** Somebody else changed it first: both versions. Any other refusal: its words. */
function DeedRefusal({ error, now, contested, form, onTakeTheirs, onKeepMine }: DeedRefusalProps) {
  const say = useOfficeWords()
  if (!error) return null
  if (!contested) return <Refused error={error} />
  const { to, actReference } = form.getValues()
  const differences = [
    { label: say('terms.to'), theirs: printedOr(now.validTo), yours: to },
    { label: say('terms.actReference'), theirs: now.actReference ?? '', yours: actReference },
  ].filter(({ theirs, yours }) => theirs !== yours)
  return <ChangedMeanwhile differences={differences} onTakeTheirs={onTakeTheirs} onKeepMine={onKeepMine} />
}
