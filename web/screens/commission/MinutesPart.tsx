import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import {
  MINUTES_LANGUAGES,
  type MinutesAnswer,
  type MinutesLanguage,
} from '../../../api/contract/commission/minutes.ts'
import type { SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { problemOf } from '../../api/problem.ts'
import { printedTime } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './commission.module.css'
import { MinutesAttendance } from './MinutesAttendance.tsx'
import { MinutesItems } from './MinutesItems.tsx'
import { MinutesNote } from './MinutesNote.tsx'
import { MinutesSignatures } from './MinutesSignatures.tsx'
import minutesClasses from './minutes.module.css'
import { useMinutes, useMoveMinutes } from './minutesQueries.ts'
import { SealWithout } from './SealWithout.tsx'

/** The minutes of a closed session: the facts as they happened, notes beside them, and who has signed. */
export function MinutesPart({ session }: { readonly session: SessionAnswer }) {
  const say = useCommissionWords()
  const isClosed = session.state === 'closed'
  const found = useMinutes(session.id, isClosed)
  if (!isClosed) return <EmptyState level={2} title={say('minutes.notYet')} text={say('minutes.notYetText')} />
  if (found.error) return <ProblemReport problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
  return found.data ? <Whole minutes={found.data} /> : <Waiting lines={[32, 24, 120, 120]} />
}

const TONES: Readonly<Record<MinutesAnswer['state'], Tone>> = {
  ...{ draft: 'waiting', signing: 'attention', sealed: 'good' },
}

function Whole({ minutes }: { readonly minutes: MinutesAnswer }) {
  const say = useCommissionWords()
  const { sessionId, state, facts } = minutes
  return (
    <section className={minutesClasses.minutes}>
      <h2 className="unseen">{say('tabs.minutes')}</h2>
      <p className="figures">
        <StatusBadge tone={TONES[state]}>{say(`minutes.states.${state}`)}</StatusBadge>{' '}
        {say('minutes.held', { from: printedTime(facts.openedAt), to: printedTime(facts.closedAt) })}
      </p>
      <p className={classes.quiet}>{say('minutes.intro')}</p>
      <p className={classes.links}>
        <a href={`/api/commission/sessions/${sessionId}/minutes.pdf`} download>
          {say('minutes.open')}
        </a>
      </p>
      <Moves key={minutes.version} minutes={minutes} />
      <MinutesSignatures minutes={minutes} />
      <MinutesAttendance facts={facts} />
      <MinutesItems minutes={minutes} />
      <MinutesNote minutes={minutes} itemId={null} label={say('minutes.whole')} note={facts.note} />
    </section>
  )
}

function Moves({ minutes }: { readonly minutes: MinutesAnswer }) {
  const say = useCommissionWords()
  const { sessionId, version, may } = minutes
  const [language, setLanguage] = useState<MinutesLanguage>(minutes.language)
  const [asked, setAsked] = useState<'freeze' | 'seal' | null>(null)
  const moving = useMoveMinutes(sessionId)
  if (!may.freeze && !may.retake && !may.seal && !may.sealWithout) return null
  return (
    <div className={classes.actions}>
      {may.freeze && (
        <Button size="md" onClick={() => setAsked('freeze')}>
          {say('minutes.freeze')}
        </Button>
      )}
      {may.seal && (
        <Button size="md" onClick={() => setAsked('seal')}>
          {say('minutes.seal')}
        </Button>
      )}
      {may.sealWithout && <SealWithout minutes={minutes} />}
      {may.retake && (
        <Button
          size="md"
          variant="default"
          loading={moving.isPending}
          onClick={() => moving.mutate({ version, move: 'retake' })}
        >
          {say('minutes.retake')}
        </Button>
      )}
      {asked === null && <Refused error={moving.error} />}
      {asked && (
        <Confirm
          title={say(`minutes.${asked}`)}
          why={say(`minutes.${asked}Text`)}
          yes={say(`minutes.${asked}`)}
          no={say('form.cancel')}
          busy={moving.isPending}
          onYes={() => moving.mutate({ version, move: asked, language }, { onSuccess: () => setAsked(null) })}
          onNo={() => setAsked(null)}
        >
          {asked === 'freeze' && (
            <NativeSelect
              size="md"
              label={say('minutes.language')}
              value={language}
              data={MINUTES_LANGUAGES.map((one) => ({ value: one, label: say(`minutes.languages.${one}`) }))}
              onChange={({ target }) => setLanguage(target.value as MinutesLanguage)}
            />
          )}
          <Refused error={moving.error} />
        </Confirm>
      )}
    </div>
  )
}
