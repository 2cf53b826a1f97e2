import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import { FIRST_ACTS } from '../../../../spatial/conformity/nextActs.ts'
import { useSession } from '../../../session/session.ts'
import { printedInstant, typedDay } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { Confirm } from '../../../ui/Confirm.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import forms from '../../../ui/form.module.css'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { FreshEyesNotice } from '../FreshEyesNotice.tsx'
import { PlanRechecks } from '../PlanRechecks.tsx'
import { useDraftDeeds } from '../planQueries.ts'
import classes from '../plans.module.css'
import { DraftSummary } from './DraftSummary.tsx'
import { isReason, ReasonField } from './ReasonField.tsx'

type StepProps = { readonly draft: PlanDraft }

/** Handed to another pair of eyes, then made law with its act, or sent back. */
export function PublishStep({ draft }: StepProps) {
  const say = usePlanWords()
  const { state, submitted, published, returned, withdrawn } = draft
  const said = (word: 'submitted' | 'done' | 'withdrawn', done: NonNullable<typeof submitted>) =>
    say(`publish.${word}`, { name: done.by.name, at: printedInstant(done.at) })
  const unregulated = draft.control?.counts.some(({ kind }) => kind === 'code_without_regulation')
  return (
    <section className={classes.part}>
      <h2>{say('publish.heading')}</h2>
      <DraftSummary draft={draft} />
      {returned && state === 'control' && (
        <Notice tone="warning">
          {say('publish.returned', { name: returned.by.name, at: printedInstant(returned.at), why: returned.why })}
        </Notice>
      )}
      {state === 'control' && <Submit draft={draft} />}
      {submitted && <p>{said('submitted', submitted)}</p>}
      {state === 'submitted' && <Publish draft={draft} />}
      {published && (
        <>
          <Notice role="status">{said('done', published)}</Notice>
          <div>
            <ButtonLink to="/plans/$id" params={{ id: published.planId }} size="md">
              {say('publish.see')}
            </ButtonLink>
          </div>
          {unregulated && (
            <Notice tone="warning">
              <div className={classes.pane}>
                <p>{say('publish.unregulated')}</p>
                <div>
                  <ButtonLink
                    to="/plans/versions/$id/reglement"
                    params={{ id: published.versionId }}
                    variant="default"
                    size="compact-md"
                  >
                    {say('publish.regulate')}
                  </ButtonLink>
                </div>
              </div>
            </Notice>
          )}
          <PlanRechecks planId={published.planId} versionId={published.versionId} />
        </>
      )}
      {withdrawn && <p>{said('withdrawn', withdrawn)}</p>}
      {(state === 'control' || state === 'submitted' || state === 'reading') && <Withdraw draft={draft} />}
    </section>
  )
}

function Submit({ draft }: StepProps) {
  const say = usePlanWords()
  const { submit } = useDraftDeeds(draft.id)
  const controlled = draft.control?.state === 'done'
  const me = useSession().data?.actor.personId ?? undefined
  return (
    <>
      <p>{say('publish.submitText')}</p>
      <FreshEyesNotice eyes={draft.eyes} but={me} />
      {!draft.may.submit && <Notice tone="warning">{say(controlled ? 'publish.open' : 'publish.notYet')}</Notice>}
      <Refused error={submit.error} />
      <div>
        <Button size="md" disabled={!draft.may.submit} loading={submit.isPending} onClick={() => submit.mutate(null)}>
          {say('publish.submit')}
        </Button>
      </div>
    </>
  )
}

type Typed = { kind: string; act: string; day: string }

function Publish({ draft }: StepProps) {
  const say = usePlanWords()
  const { publish } = useDraftDeeds(draft.id)
  const [asked, setAsked] = useState<Typed | null>(null)
  const { register, handleSubmit, formState } = useForm<Typed>({
    defaultValues: { kind: 'approved', act: '', day: '' },
  })
  const { errors } = formState
  const kindOf = (typed: string) => FIRST_ACTS.find((one) => one === typed) ?? 'approved'
  const make = ({ kind, act, day }: Typed) =>
    publish.mutate(
      { kind: kindOf(kind), act: act.trim(), onDay: typedDay(day) ?? '' },
      { onSettled: () => setAsked(null) },
    )
  if (!draft.may.publish)
    return (
      <>
        <Notice>{say('publish.other', { names: draft.hands.map(({ name }) => name).join(', ') })}</Notice>
        <FreshEyesNotice eyes={draft.eyes} />
        <SendBack draft={draft} title={say('publish.takeBack')} why={say('publish.takeBackWhy')} />
      </>
    )
  return (
    <>
      <h3>{say('publish.title')}</h3>
      <p>{say('publish.text')}</p>
      <form noValidate className={forms.form} onSubmit={handleSubmit(setAsked)}>
        <div className={forms.pair}>
          <NativeSelect
            size="md"
            label={say('publish.actKind')}
            data={FIRST_ACTS.map((value) => ({ value, label: say(`events.${value}`) }))}
            {...register('kind')}
          />
          <TextInput
            size="md"
            dir="auto"
            label={say('publish.act')}
            description={say('publish.actHint')}
            maxLength={300}
            error={errors.act?.message}
            {...register('act', { validate: (text) => text.trim().length >= 3 || say('mapping.required') })}
          />
          <DayField
            label={say('publish.day')}
            error={errors.day?.message}
            input={register('day', { validate: (text) => typedDay(text) !== null || say('mapping.day') })}
          />
        </div>
        <Refused error={publish.error} />
        <div>
          <Button type="submit" size="md">
            {say('publish.publish')}
          </Button>
        </div>
      </form>
      <SendBack draft={draft} title={say('publish.back')} why={say('publish.why')} />
      {asked && (
        <Confirm
          title={say('publish.confirm')}
          why={say('publish.text')}
          yes={say('publish.publish')}
          no={say('control.cancel')}
          busy={publish.isPending}
          onYes={() => make(asked)}
          onNo={() => setAsked(null)}
        />
      )}
    </>
  )
}

type SendBackProps = StepProps & { readonly title: string; readonly why: string }

/** Back to its preparation, with a reason: by whoever looks at it again, or by whoever submitted it too soon. */
function SendBack({ draft, title, why: label }: SendBackProps) {
  const { sendBack } = useDraftDeeds(draft.id)
  const [why, setWhy] = useState('')
  const [asked, setAsked] = useState(false)
  const send = () => {
    setAsked(true)
    if (isReason(why)) sendBack.mutate(why.trim())
  }
  return (
    <div className={forms.form}>
      <h3>{title}</h3>
      <ReasonField label={label} value={why} asked={asked} onChange={setWhy} />
      <Refused error={sendBack.error} />
      <div>
        <Button size="md" variant="default" loading={sendBack.isPending} onClick={send}>
          {title}
        </Button>
      </div>
    </div>
  )
}

function Withdraw({ draft }: StepProps) {
  const say = usePlanWords()
  const { withdraw } = useDraftDeeds(draft.id)
  const [asked, setAsked] = useState(false)
  return (
    <div className={forms.form}>
      <div>
        <Button size="md" variant="default" onClick={() => setAsked(true)}>
          {say('publish.withdraw')}
        </Button>
      </div>
      {asked && (
        <Confirm
          title={say('publish.withdraw')}
          why={say('publish.withdrawText')}
          yes={say('publish.withdraw')}
          no={say('control.cancel')}
          busy={withdraw.isPending}
          onYes={() => withdraw.mutate(null, { onSuccess: () => setAsked(false) })}
          onNo={() => setAsked(false)}
        >
          <Refused error={withdraw.error} />
        </Confirm>
      )}
    </div>
  )
}
