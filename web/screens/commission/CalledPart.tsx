import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Invited, SessionAnswer } from '../../../api/contract/commission/sessions.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import formClasses from '../../ui/form.module.css'
import { nameIn } from '../../ui/PersonName.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './commission.module.css'
import { useInviteObserver } from './commissionQueries.ts'
import { ReplyText } from './ReplyText.tsx'
import { useSeatName } from './useSeatName.ts'

/** Who is called, for what, what they answered, and who may come for each body. */
export function CalledPart({ session }: { readonly session: SessionAnswer }) {
  const say = useCommissionWords()
  const [open, setOpen] = useState(false)
  const mayInvite = session.may.plan && session.state !== 'closed' && session.state !== 'cancelled'
  return (
    <section className={classes.called}>
      <h2 className="unseen">{say('tabs.called')}</h2>
      {session.invited.length === 0 && <EmptyState level={2} title={say('calledNone')} text={say('calledNoneText')} />}
      <ul className={classes.sessions}>
        {session.invited.map((one) => (
          <Called key={one.id} invited={one} />
        ))}
      </ul>
      {mayInvite && (
        <Button size="md" variant="default" onClick={() => setOpen(true)}>
          {say('observer')}
        </Button>
      )}
      {open && <ObserverDialog id={session.id} onClose={() => setOpen(false)} />}
    </section>
  )
}

function Called({ invited }: { readonly invited: Invited }) {
  const say = useCommissionWords()
  const { language, listed } = useWords()
  const name = useSeatName()(invited)
  const { capacity, body, people, dossiers, quality, reply } = invited
  return (
    <li>
      <b>
        <bdi>{name}</bdi>
      </b>
      <small>
        {say(`capacities.${capacity}`)}
        {quality && (
          <>
            {' '}
            · <bdi>{quality}</bdi>
          </>
        )}
        {dossiers.length > 0 && <> · {say('calledFor', { count: dossiers.length })}</>}
      </small>
      {capacity !== 'observer' && <ReplyText reply={reply} />}
      {body && (
        <small className={people.length === 0 ? classes.fault : undefined}>
          {people.length === 0
            ? say('nobodyMayCome')
            : say('mayCome', { names: listed(people.map((person) => nameIn(language, person))) })}
        </small>
      )}
    </li>
  )
}

function ObserverDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useCommissionWords()
  const invite = useInviteObserver(id)
  const form = useForm({ defaultValues: { name: '', quality: '' } })
  const { errors } = form.formState
  const long = (typed: string) => typed.trim().length > 1 || say('observerFault')
  const submit = form.handleSubmit(({ name, quality }) =>
    invite.mutate({ name: name.trim(), quality: quality.trim() }, { onSuccess: onClose }),
  )
  return (
    <Dialog title={say('observer')} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={(event) => void submit(event)}>
        <p>{say('observerText')}</p>
        <TextInput
          size="md"
          label={say('observerName')}
          error={errors.name?.message}
          {...form.register('name', { validate: long })}
        />
        <TextInput
          size="md"
          label={say('observerQuality')}
          error={errors.quality?.message}
          {...form.register('quality', { validate: long })}
        />
        <Refused error={invite.error} />
        <Answers>
          <Button type="submit" size="md" loading={invite.isPending}>
            {say('observerSubmit')}
          </Button>
          <Button variant="default" size="md" onClick={onClose}>
            {say('form.cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}
