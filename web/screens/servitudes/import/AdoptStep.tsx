import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ServitudeBatch } from '../../../../api/contract/servitudeBatches.ts'
import { fixed, printedInstant } from '../../../text/figures.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import forms from '../../../ui/form.module.css'
import { Notice } from '../../../ui/Notice.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { isReason } from '../../plans/draft/ReasonField.tsx'
import classes from '../../plans/plans.module.css'
import { AdoptedBatch } from './AdoptedBatch.tsx'
import { useBatchDeeds } from './batchQueries.ts'
import { LeftOutReasons } from './LeftOutReasons.tsx'

type StepProps = { readonly batch: ServitudeBatch }

/** Made law all at once, or given up. */
export function AdoptStep({ batch }: StepProps) {
  const say = useBatchWords()
  const { adopted, discarded, state } = batch
  return (
    <section className={classes.part}>
      <h2>{say('adopt.title')}</h2>
      {state === 'control' && <Adopt batch={batch} />}
      {state === 'reading' && <Notice tone="warning">{say('adopt.notYet')}</Notice>}
      {adopted && <AdoptedBatch batch={batch} adopted={adopted} />}
      {discarded && <p>{say('adopt.discarded', { name: discarded.by.name, at: printedInstant(discarded.at) })}</p>}
      {batch.may.prepare && <Discard batch={batch} />}
    </section>
  )
}

function Adopt({ batch }: StepProps) {
  const say = useBatchWords()
  const plan = usePlanWords()
  const { adopt } = useBatchDeeds(batch)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  const isControlled = batch.control?.state === 'done'
  return (
    <>
      <form
        noValidate
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          setAsked(isReason(reason))
        }}
      >
        <p>{say('adopt.text', { servitudes: fixed(batch.control?.servitudes ?? 0, 0) })}</p>
        <p className={classes.quiet}>{say('adopt.alone')}</p>
        <LeftOutReasons batch={batch} />
        {!batch.may.adopt && <Notice tone="warning">{say(isControlled ? 'adopt.open' : 'adopt.notYet')}</Notice>}
        <TextInput
          size="md"
          dir="auto"
          label={say('adopt.reason')}
          description={say('adopt.reasonHint')}
          value={reason}
          maxLength={500}
          error={tried && !isReason(reason) ? plan('control.reasonShort') : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Refused error={adopt.error} />
        <div>
          <Button type="submit" size="md" disabled={!batch.may.adopt} loading={adopt.isPending}>
            {say('adopt.yes')}
          </Button>
        </div>
      </form>
      {asked && (
        <Confirm
          title={say('adopt.confirm')}
          why={say('adopt.text', { servitudes: fixed(batch.control?.servitudes ?? 0, 0) })}
          yes={say('adopt.yes')}
          no={plan('control.cancel')}
          busy={adopt.isPending}
          onYes={() => adopt.mutate(reason.trim(), { onSettled: () => setAsked(false) })}
          onNo={() => setAsked(false)}
        />
      )}
    </>
  )
}

function Discard({ batch }: StepProps) {
  const say = useBatchWords()
  const plan = usePlanWords()
  const { discard } = useBatchDeeds(batch)
  const [asked, setAsked] = useState(false)
  return (
    <div>
      <Button size="md" variant="subtle" onClick={() => setAsked(true)}>
        {say('adopt.discard')}
      </Button>
      {asked && (
        <Confirm
          title={say('adopt.discard')}
          why={say('adopt.discardText')}
          yes={say('adopt.discard')}
          no={plan('control.cancel')}
          busy={discard.isPending}
          onYes={() => discard.mutate(null, { onSuccess: () => setAsked(false) })}
          onNo={() => setAsked(false)}
        >
          <Refused error={discard.error} />
        </Confirm>
      )}
    </div>
  )
}
