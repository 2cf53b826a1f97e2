import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { MANDATE_REASONS, type MandateReason } from '../../../api/contract/mandates.ts'
import { ROLES, type Role } from '../../../api/contract/policy/roles.ts'
import { useOfficeWords } from '../../text/useOfficeWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { DayField } from '../../ui/DayField.tsx'
import { Answers, Dialog } from '../../ui/Dialog.tsx'
import formClasses from '../../ui/form.module.css'
import { EMPTY_MANDATE, type MandateDraft, type MandateField, mandateFault } from './mandateTerms.ts'

type MandateFormProps = {
  readonly title: string
  readonly why?: string
  readonly submit: string
  readonly fields: readonly MandateField[]
  /** Those that may not stay empty. */
  readonly needed: readonly MandateField[]
  readonly defaults?: Partial<MandateDraft>
  readonly roles?: readonly Role[]
  readonly reasons?: readonly MandateReason[]
  /** What an empty last day means here. */
  readonly toHint?: string
  /** Somebody else's version is being weighed: the answer is in the refusal. */
  readonly contested?: boolean
  readonly busy: boolean
  /** Why it was not accepted, given what was typed. */
  readonly refusal?: (form: UseFormReturn<MandateDraft>) => ReactNode
  readonly onSubmit: (draft: MandateDraft) => void
  readonly onClose: () => void
}

/** One dialog for everything one does with a mandate; each use asks its own fields. */
export function MandateForm(props: MandateFormProps) {
  const { title, why, submit, fields, busy, refusal, contested, defaults, onSubmit, onClose } = props
  const say = useOfficeWords()
  const form = useForm<MandateDraft>({ defaultValues: { ...EMPTY_MANDATE, ...defaults } })
  return (
    <Dialog title={title} onClose={onClose}>
      <form noValidate className={formClasses.form} onSubmit={form.handleSubmit(onSubmit)}>
        {why && <p>{why}</p>}
        <div className={formClasses.pair}>
          {fields.map((field) => (
            <Field key={field} field={field} form={form} {...props} />
          ))}
        </div>
        {refusal?.(form)}
        <Answers>
          {!contested && (
            <Button type="submit" size="md" loading={busy}>
              {submit}
            </Button>
          )}
          <Button variant="default" size="md" onClick={onClose}>
            {say('cancel')}
          </Button>
        </Answers>
      </form>
    </Dialog>
  )
}

type FieldProps = Pick<MandateFormProps, 'needed' | 'roles' | 'reasons' | 'toHint'> & {
  readonly field: MandateField
  readonly form: UseFormReturn<MandateDraft>
}

function Field({ field, form, needed, roles, reasons, toHint }: FieldProps) {
  const say = useOfficeWords()
  const trade = useTradeWords()
  const { register, formState, getValues } = form
  const input = register(field, {
    validate: () => {
      const fault = mandateFault(field, getValues(), needed)
      return fault === null || say(fault)
    },
  })
  const label = labelOf(field, say)
  const common = { label, error: formState.errors[field]?.message }
  if (field === 'role')
    return (
      <NativeSelect
        size="md"
        {...common}
        data={(roles ?? ROLES).map((value) => ({ value, label: trade(`roles.${value}`) }))}
        {...input}
      />
    )
  if (field === 'reason')
    return (
      <NativeSelect
        size="md"
        {...common}
        data={(reasons ?? MANDATE_REASONS).map((value) => ({ value, label: say(`reasons.${value}`) }))}
        {...input}
      />
    )
  if (field === 'from' || field === 'to')
    return (
      <DayField
        {...common}
        hint={needed.includes(field) ? say('terms.dayHint') : (toHint ?? say('terms.toHint'))}
        input={input}
      />
    )
  return <TextField {...common} field={field} input={input} />
}

type TextFieldProps = {
  readonly label: string
  readonly error: string | undefined
  readonly field: Exclude<MandateField, 'role' | 'reason' | 'from' | 'to'>
  readonly input: ReturnType<UseFormReturn<MandateDraft>['register']>
}

function TextField({ label, error, field, input }: TextFieldProps) {
  const say = useOfficeWords()
  const arabic = field === 'givenNameAr' || field === 'familyNameAr'
  return (
    <TextInput
      size="md"
      label={arabic ? `${label} (${say('optional')})` : label}
      description={field === 'email' ? say('person.emailHint') : undefined}
      className={field === 'email' || field === 'actReference' ? formClasses.whole : undefined}
      error={error}
      type={field === 'email' ? 'email' : 'text'}
      dir={arabic ? 'rtl' : field === 'actReference' ? 'auto' : 'ltr'}
      autoComplete="off"
      {...input}
    />
  )
}

const labelOf = (field: MandateField, say: ReturnType<typeof useOfficeWords>): string =>
  field === 'role' || field === 'reason' || field === 'from' || field === 'to' || field === 'actReference'
    ? say(`terms.${field}`)
    : say(`person.${field}`)
