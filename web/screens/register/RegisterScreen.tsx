import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type { Registration } from '../../../api/contract/accounts.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { useWords } from '../../text/words.ts'
import { Answers } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'
import { useArrival } from '../frame/useArrival.ts'
import { useTitle } from '../frame/useTitle.ts'
import { MailSent } from '../signIn/MailSent.tsx'
import signInClasses from '../signIn/signIn.module.css'
import { PrivacyNotice } from './PrivacyNotice.tsx'
import { Question } from './Question.tsx'
import { registrationOf } from './registration.ts'
import { EMPTY, FIELDS_OF, type RegisterDraft, type RegisterStep, reachable, stepsOf } from './steps.ts'

/** Opening an account, one question at a time; what is typed stays in memory only. */
export function RegisterScreen() {
  const say = useSignInWords()
  const { language } = useWords()
  const client = useClient()
  const form = useForm<RegisterDraft>({ defaultValues: { ...EMPTY, language } })
  const registering = useMutation({
    mutationFn: async (body: Registration) => valueOrThrow(await client.call('register', { body })),
  })
  useTitle(say('register.title'))
  useFreshFields(form)
  const { setValue, getFieldState } = form
  useEffect(() => {
    // messages follow the language of the screen until somebody chooses otherwise
    if (!getFieldState('language').isTouched) setValue('language', language)
  }, [language, setValue, getFieldState])
  return (
    <main id="content" className={signInClasses.screen} tabIndex={-1}>
      <section className={signInClasses.panel}>
        {registering.isSuccess ? (
          <MailSent
            title={say('register.sentTitle')}
            text={say('register.sent', { email: registering.variables.email })}
          />
        ) : (
          <Questions form={form} registering={registering} />
        )}
      </section>
    </main>
  )
}

/** What was wrong with a field is forgotten as soon as it is typed in again; going on judges it anew. */
function useFreshFields({ watch, clearErrors }: UseFormReturn<RegisterDraft>): void {
  useEffect(() => {
    const { unsubscribe } = watch((_, { name }) => {
      if (name) clearErrors(name)
    })
    return unsubscribe
  }, [watch, clearErrors])
}

type Registering = {
  readonly mutate: (body: Registration) => void
  readonly isPending: boolean
  readonly error: unknown
}
type QuestionsProps = { readonly form: UseFormReturn<RegisterDraft>; readonly registering: Registering }

function useSteps(form: UseFormReturn<RegisterDraft>) {
  const { step: asked = 'who' } = useSearch({ from: '/inscription' })
  const navigate = useNavigate({ from: '/inscription' })
  const draft = form.watch()
  const step = reachable(asked, draft)
  const steps = stepsOf(draft.kind)
  const go = (to: RegisterStep | undefined) => void navigate({ search: (now) => ({ ...now, step: to }) })
  const position = steps.indexOf(step)
  return { step, position, total: steps.length, draft, go, before: steps[position - 1], after: steps[position + 1] }
}

function Questions({ form, registering }: QuestionsProps) {
  const say = useSignInWords()
  const { step, position, total, draft, go, before, after } = useSteps(form)
  const heading = useArrival<HTMLHeadingElement>(step)
  const goOn = async () => {
    const fine = await form.trigger([...FIELDS_OF[step]], { shouldFocus: true })
    if (!fine) return
    if (after) return go(after)
    const body = registrationOf(draft)
    if (body) registering.mutate(body)
  }
  return (
    <form
      noValidate
      className={formClasses.form}
      onSubmit={(event) => {
        event.preventDefault()
        void goOn()
      }}
    >
      <p className={signInClasses.intro}>
        {say('register.title')} · {say('register.stepOf', { n: position + 1, total })}
      </p>
      <Question step={step} form={form} heading={heading} onEdit={go} />
      {(step === 'who' || step === 'review') && <PrivacyNotice open={step === 'review'} />}
      <Refused error={registering.error} />
      <Answers>
        {before && (
          <Button variant="default" size="md" onClick={() => go(before)}>
            {say('register.back')}
          </Button>
        )}
        <Button type="submit" size="md" loading={registering.isPending}>
          {after ? say('register.next') : say('register.submit')}
        </Button>
      </Answers>
      {step === 'who' && (
        <p className={signInClasses.aside}>
          <Link to="/connexion">{say('title')}</Link>
        </p>
      )}
    </form>
  )
}
