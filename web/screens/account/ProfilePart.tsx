import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Me, MeChange } from '../../../api/contract/people.ts'
import { valueOrThrow } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { useRefreshSession } from '../../session/session.ts'
import { printedDay } from '../../text/figures.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import formClasses from '../../ui/form.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './account.module.css'
import { useOwn } from './accountQueries.ts'
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx'
import { ProfileFields } from './ProfileFields.tsx'
import { changeOf, differences, draftOf, type ProfileDraft } from './profile.ts'

/** What the house knows of me, put right by me. */
export function ProfilePart() {
  const me = useOwn('getMe')
  if (me.isPending) return <Waiting lines={[28, 62, 62, 62]} />
  if (me.isError) return <Refused error={me.error} />
  return <Profile me={me.data} />
}

function useChange() {
  const client = useClient()
  const answers = useQueryClient()
  const refresh = useRefreshSession()
  return useMutation({
    mutationFn: async (body: MeChange) => valueOrThrow(await client.call('changeMe', { body })),
    onSuccess: async (me) => {
      answers.setQueryData(['getMe'], me)
      await refresh()
    },
    onError: (error) => {
      if (problemOf(error).code === 'CHANGED_MEANWHILE') void answers.invalidateQueries({ queryKey: ['getMe'] })
    },
  })
}

function Profile({ me }: { readonly me: Me }) {
  const say = useAccountWords()
  const form = useForm<ProfileDraft>({ defaultValues: draftOf(me) })
  const [read, setRead] = useState(me)
  const change = useChange()
  const contested = change.error !== null && problemOf(change.error).code === 'CHANGED_MEANWHILE'
  const weighed = contested && me.version !== read.version
  const settle = (now: Me) => {
    setRead(now)
    form.reset(draftOf(now))
  }
  const send = (draft: ProfileDraft, from = read) => change.mutate(changeOf(from, draft), { onSuccess: settle })
  return (
    <section className={classes.section}>
      <h2>{say('profile.title')}</h2>
      <p className={classes.hint}>{say('profile.intro')}</p>
      <form noValidate className={formClasses.form} onSubmit={form.handleSubmit((draft) => send(draft))}>
        <ProfileFields form={form} me={me} />
        {weighed ? (
          <ChangedMeanwhile
            differences={differences(me, form.getValues()).map(({ field, theirs, yours }) => ({
              label: say(`profile.${field === 'professionalNumber' ? 'number' : field}`),
              theirs,
              yours,
            }))}
            onTakeTheirs={() => {
              change.reset()
              settle(me)
            }}
            onKeepMine={() => send(form.getValues(), me)}
          />
        ) : (
          <Refused error={change.error} />
        )}
        <p role="status">{change.isSuccess && !form.formState.isDirty ? say('saved') : ''}</p>
        {!weighed && (
          <div>
            <Button type="submit" size="md" loading={change.isPending} disabled={!form.formState.isDirty}>
              {say('save')}
            </Button>
          </div>
        )}
        <p className={classes.hint}>{say('profile.since', { day: printedDay(me.createdAt) })}</p>
      </form>
    </section>
  )
}
