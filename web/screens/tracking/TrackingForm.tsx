import { Button, TextInput } from '@mantine/core'
import { useForm } from 'react-hook-form'
import { useTrackingWords } from '../../text/useTrackingWords.ts'
import formClasses from '../../ui/form.module.css'
import { Refused } from '../frame/Refused.tsx'

export type TrackingAsked = { readonly number: string; readonly identity: string }

type TrackingFormProps = {
  /** As a receipt's code gives it; empty otherwise. */
  readonly number: string
  readonly error: Error | null
  readonly isAsking: boolean
  readonly onAsk: (asked: TrackingAsked) => void
}

const LEAST_NUMBER = 1
const LEAST_IDENTITY = 3

/** The two things whoever filed holds in hand. */
export function TrackingForm({ number, error, isAsking, onAsk }: TrackingFormProps) {
  const say = useTrackingWords()
  const { register, handleSubmit, formState } = useForm<TrackingAsked>({ defaultValues: { number, identity: '' } })
  const { errors } = formState
  return (
    <form noValidate className={formClasses.form} onSubmit={handleSubmit(onAsk)}>
      <TextInput
        size="md"
        dir="ltr"
        label={say('number')}
        description={say('numberHint')}
        error={errors.number?.message}
        autoComplete="off"
        spellCheck={false}
        {...register('number', { validate: (text) => text.trim().length >= LEAST_NUMBER || say('numberFault') })}
      />
      <TextInput
        size="md"
        dir="ltr"
        label={say('identity')}
        error={errors.identity?.message}
        autoComplete="off"
        spellCheck={false}
        {...register('identity', { validate: (text) => text.trim().length >= LEAST_IDENTITY || say('identityFault') })}
      />
      <Refused error={error} />
      <Button type="submit" size="md" loading={isAsking}>
        {say('submit')}
      </Button>
    </form>
  )
}
