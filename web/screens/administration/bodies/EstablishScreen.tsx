import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { OFFICIAL_KINDS } from '../../../../api/contract/policy/roles.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useOfficeWords } from '../../../text/useOfficeWords.ts'
import { useTradeWords } from '../../../text/useTradeWords.ts'
import forms from '../../../ui/form.module.css'
import { Refused } from '../../frame/Refused.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import { BodyNames } from '../../office/BodyNames.tsx'
import { looksLikeEmail } from '../../signIn/SignInForm.tsx'
import { AdministrationSection } from '../AdministrationSection.tsx'
import classes from '../administration.module.css'
import { ActField } from './ActField.tsx'
import { useEstablish } from './bodyQueries.ts'
import { CodesField } from './CodesField.tsx'
import {
  actFault,
  codesFault,
  type EstablishDraft,
  establishment,
  faultyField,
  UNESTABLISHED,
  withCode,
} from './establishing.ts'
import { type ChosenUnit, UnitChooser } from './UnitChooser.tsx'
import { UnitNames } from './UnitNames.tsx'
import { typedCodes } from './units.ts'

/** An official body enters the register by the act that makes it. */
export function EstablishScreen() {
  const say = useAdministrationWords()
  useTitle(say('bodies.establish'))
  return (
    <AdministrationSection needs={['body.establish']}>
      {() => (
        <div className={classes.establish}>
          <Link to="/administration/organismes">{say('bodies.back')}</Link>
          <h1>{say('bodies.establish')}</h1>
          <p className={classes.hint}>{say('bodies.establishWhy')}</p>
          <EstablishForm />
        </div>
      )}
    </AdministrationSection>
  )
}

function EstablishForm() {
  const say = useAdministrationWords()
  const navigate = useNavigate()
  const establish = useEstablish()
  const [unit, setUnit] = useState<ChosenUnit | null>(null)
  const form = useForm<EstablishDraft>({ defaultValues: UNESTABLISHED })
  const submit = form.handleSubmit((draft) =>
    establish.mutate(establishment(draft, unit?.code), {
      onSuccess: ({ id }) => navigate({ to: '/administration/organismes/$id', params: { id } }),
      onError: (error) => {
        if (faultyField(error) === 'territories')
          form.setError('codes', { message: say('bodies.codesUnknown') }, { shouldFocus: true })
      },
    }),
  )
  const faulty = faultyField(establish.error)
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <Names form={form} />
      <UnitChooser
        label={say('bodies.unitOf')}
        hint={say('bodies.unitHint')}
        chosen={unit?.name ?? null}
        error={faulty === 'unitCode' ? say('bodies.unitTaken') : undefined}
        onChoose={(chosen) => {
          setUnit(chosen)
          establish.reset()
        }}
      />
      <CodesField
        error={form.formState.errors.codes?.message}
        input={form.register('codes', { validate: (text) => codesFault(text, say) })}
        onAdd={(code) => form.setValue('codes', withCode(form.getValues('codes'), code), { shouldValidate: true })}
      />
      <UnitNames codes={typedCodes(form.watch('codes')).codes} />
      <ActField
        error={form.formState.errors.actReference?.message}
        input={form.register('actReference', { validate: (text) => actFault(text, say) })}
      />
      {!faulty && <Refused error={establish.error} />}
      <div>
        <Button type="submit" size="md" loading={establish.isPending}>
          {say('bodies.establishSubmit')}
        </Button>
      </div>
    </form>
  )
}

function Names({ form: { register, formState } }: { readonly form: UseFormReturn<EstablishDraft> }) {
  const say = useAdministrationWords()
  const office = useOfficeWords()
  const trade = useTradeWords()
  const { errors } = formState
  const filled = (text: string) => text.trim() !== '' || office('required')
  const common = { size: 'md', autoComplete: 'off', maxLength: 200 } as const
  return (
    <>
      <NativeSelect
        size="md"
        label={say('bodies.kind')}
        data={OFFICIAL_KINDS.map((value) => ({ value, label: trade(`bodyKinds.${value}`) }))}
        {...register('kind')}
      />
      <BodyNames
        nameFr={{ input: register('nameFr', { validate: filled }), fault: errors.nameFr?.message }}
        nameAr={{ input: register('nameAr', { validate: filled }), fault: errors.nameAr?.message }}
      />
      <TextInput
        {...common}
        dir="ltr"
        type="email"
        label={`${say('bodies.email')} (${office('optional')})`}
        error={errors.email?.message}
        {...register('email', {
          validate: (text) => text.trim() === '' || looksLikeEmail(text) || office('emailFault'),
        })}
      />
    </>
  )
}
