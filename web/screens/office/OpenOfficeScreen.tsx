import { Button, NativeSelect } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { PRIVATE_KINDS } from '../../../api/contract/policy/roles.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useRefreshSession } from '../../session/session.ts'
import { useOfficeWords } from '../../text/useOfficeWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import formClasses from '../../ui/form.module.css'
import frame from '../frame/frame.module.css'
import { Refused } from '../frame/Refused.tsx'
import { SignedIn } from '../frame/SignedIn.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { iceDigits } from '../register/registration.ts'
import { type BodyDraft, BodyFields } from './BodyFields.tsx'
import classes from './office.module.css'

/** Opens an office or a company: whoever does is its first administrator. */
export function OpenOfficeScreen() {
  const say = useOfficeWords()
  useTitle(say('openTitle'))
  return (
    <main id="content" className={frame.page} tabIndex={-1}>
      <div className={classes.opening}>
        <h1>{say('openTitle')}</h1>
        <p className={classes.hint}>{say('openIntro')}</p>
        <SignedIn>{() => <OpenForm />}</SignedIn>
      </div>
    </main>
  )
}

function useOpening() {
  const client = useClient()
  const answers = useQueryClient()
  const refresh = useRefreshSession()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async ({ kind, nameFr, nameAr, ice, registerNumber, email }: BodyDraft) => {
      const some = (key: string, typed: string) => (typed.trim() === '' ? {} : { [key]: typed.trim() })
      const names = { nameFr: nameFr.trim(), nameAr: nameAr.trim() }
      const rest = {
        ...some('ice', iceDigits(ice)),
        ...some('registerNumber', registerNumber),
        ...some('email', email),
      }
      return valueOrThrow(await client.call('openBody', { body: { kind, ...names, ...rest } }))
    },
    onSuccess: async ({ id }) => {
      await Promise.all([answers.invalidateQueries({ queryKey: ['myMandates'] }), refresh()])
      await navigate({ to: '/organismes/$id', params: { id } })
    },
  })
}

function OpenForm() {
  const say = useOfficeWords()
  const trade = useTradeWords()
  const opening = useOpening()
  const form = useForm<BodyDraft>({
    defaultValues: { kind: PRIVATE_KINDS[0], nameFr: '', nameAr: '', ice: '', registerNumber: '', email: '' },
  })
  return (
    <form noValidate className={formClasses.form} onSubmit={form.handleSubmit((draft) => opening.mutate(draft))}>
      <NativeSelect
        size="md"
        label={say('kind')}
        data={PRIVATE_KINDS.map((value) => ({ value, label: trade(`bodyKinds.${value}`) }))}
        {...form.register('kind')}
      />
      <BodyFields form={form} />
      <Refused error={opening.error} />
      <div>
        <Button type="submit" size="md" loading={opening.isPending}>
          {say('openSubmit')}
        </Button>
      </div>
    </form>
  )
}
