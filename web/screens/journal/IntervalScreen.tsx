import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import type { JournalVerification } from '../../../api/contract/journal.ts'
import { fixed, printedDay, typedDay } from '../../text/figures.ts'
import { useAdministrationWords } from '../../text/useAdministrationWords.ts'
import { useJournalWords } from '../../text/useJournalWords.ts'
import { useWords } from '../../text/words.ts'
import { DayField } from '../../ui/DayField.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { AdministrationSection } from '../administration/AdministrationSection.tsx'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { type IntervalDraft, intervalFault } from './interval.ts'
import classes from './journal.module.css'
import { useVerifyInterval } from './journalQueries.ts'

/** An operator has every event, batch and day of some days read again; what was found is told and written down. */
export function IntervalScreen() {
  const say = useJournalWords()
  const journal = useAdministrationWords()('administration.journal')
  useTitle(say('journal.interval'))
  return (
    <AdministrationSection needs={['journal.verify']}>
      {() => (
        <>
          <p>
            <Link to="/administration/journal">{journal}</Link>
          </p>
          <h1>{say('journal.interval')}</h1>
          <p className={classes.intro}>{say('journal.intervalIntro')}</p>
          <Interval />
        </>
      )}
    </AdministrationSection>
  )
}

function Interval() {
  const say = useJournalWords()
  const { from, to } = useSearch({ from: '/administration/journal/verification' })
  const navigate = useNavigate({ from: '/administration/journal/verification' })
  const verification = useVerifyInterval()
  const today = printedDay(new Date().toISOString())
  const { register, handleSubmit, formState, getValues } = useForm<IntervalDraft>({
    defaultValues: { from: from ? printedDay(from) : today, to: to ? printedDay(to) : today },
  })
  const asked = (field: keyof IntervalDraft) => ({
    label: say(`journal.${field}`),
    error: formState.errors[field]?.message,
    input: register(field, {
      validate: () => {
        const fault = intervalFault(field, getValues())
        return fault === null || say(`journal.${fault}`)
      },
    }),
  })
  const run = (draft: IntervalDraft) => {
    const days = { from: typedDay(draft.from) ?? '', to: typedDay(draft.to) ?? '' }
    void navigate({ search: days, replace: true })
    verification.mutate(days)
  }
  return (
    <>
      <form noValidate className={classes.form} onSubmit={handleSubmit(run)}>
        <div className={classes.days}>
          <DayField {...asked('from')} />
          <DayField {...asked('to')} />
        </div>
        <div>
          <Button type="submit" size="md" loading={verification.isPending}>
            {say('journal.run')}
          </Button>
        </div>
      </form>
      <Refused error={verification.error} />
      {verification.isPending && <Waiting label={say('journal.running')} lines={[28, 44]} />}
      {verification.data && <Found found={verification.data} />}
    </>
  )
}

function Found({ found }: { readonly found: JournalVerification }) {
  const say = useJournalWords()
  const { say: sentence } = useWords()
  const { fault, sealed, waiting, batches, days, from, to } = found
  const count = (figure: number) => fixed(figure, 0)
  return (
    <section className={classes.verdict} role={fault ? 'alert' : 'status'}>
      <StatusBadge tone={fault ? 'fault' : 'good'}>{say(fault ? 'journal.fault' : 'journal.wholeTitle')}</StatusBadge>
      <p className="figures">{say('journal.between', { from: printedDay(from), to: printedDay(to) })}</p>
      {fault && (
        <>
          <p>
            <b>{say(`journal.kinds.${fault.kind}`)}</b>{' '}
            <bdi dir="ltr" className={classes.id}>
              {fault.kind === 'day' ? printedDay(fault.id) : fault.id}
            </bdi>
          </p>
          <p>{sentence(fault.sentence)}</p>
          <p>{say('journal.faultNow')}</p>
        </>
      )}
      <p className="figures">
        {say(fault ? 'journal.before' : 'journal.whole', {
          sealed: count(sealed),
          waiting: count(waiting),
          batches: count(batches),
          days: count(days),
        })}
      </p>
    </section>
  )
}
