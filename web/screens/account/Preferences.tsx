import { Checkbox } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { NOTICE_GROUPS, type NoticeKind } from '../../../api/contract/notifications.ts'
import { type AnswerOf, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useWords } from '../../text/words.ts'
import formClasses from '../../ui/form.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './account.module.css'
import { useOwn } from './accountQueries.ts'

type Preference = AnswerOf<'getPreferences'>['preferences'][number]

/** Which notices are also sent by e-mail; each choice is kept as soon as it is made. */
export function Preferences() {
  const say = useAccountWords()
  const read = useOwn('getPreferences')
  const client = useClient()
  const answers = useQueryClient()
  const choosing = useMutation({
    mutationFn: async (choice: { readonly kind: NoticeKind; readonly email: boolean }) =>
      valueOrThrow(await client.call('putPreferences', { body: { preferences: [choice] } })),
    onSuccess: (now) => answers.setQueryData(['getPreferences'], now),
  })
  return (
    <section className={classes.section} aria-labelledby="preferences">
      <h2 id="preferences">{say('notices.preferences')}</h2>
      <p className={classes.hint}>{say('notices.preferencesIntro')}</p>
      {read.isPending && <Waiting lines={[44, 44, 44]} />}
      <Refused error={read.error ?? choosing.error} />
      {read.data &&
        NOTICE_GROUPS.map((group) => (
          <Group
            key={group}
            name={say(`notices.groups.${group}`)}
            preferences={read.data.preferences.filter((preference) => preference.group === group)}
            onChoose={(kind, email) => choosing.mutate({ kind, email })}
          />
        ))}
      <p role="status" className="unseen">
        {choosing.isSuccess ? say('saved') : ''}
      </p>
    </section>
  )
}

type GroupProps = {
  readonly name: string
  readonly preferences: readonly Preference[]
  readonly onChoose: (kind: NoticeKind, email: boolean) => void
}

function Group({ name, preferences, onChoose }: GroupProps) {
  const say = useAccountWords()
  const { say: sentence } = useWords()
  const always = preferences.filter(({ refusable }) => !refusable)
  if (preferences.length === 0) return null
  return (
    <fieldset className={formClasses.group}>
      <legend>{name}</legend>
      {always.length > 0 && (
        <p className={formClasses.hint}>
          {say('notices.always', { what: always.map(({ label }) => sentence(label)).join(' · ') })}
        </p>
      )}
      {preferences
        .filter(({ refusable }) => refusable)
        .map(({ kind, label, email }) => (
          <Checkbox
            key={kind}
            size="md"
            label={sentence(label)}
            description={kind === 'board_week' ? say('notices.hints.board_week') : undefined}
            checked={email}
            onChange={(event) => onChoose(kind, event.currentTarget.checked)}
          />
        ))}
    </fieldset>
  )
}
