import { TextInput } from '@mantine/core'
import { usePlanWords } from '../../../text/usePlanWords.ts'

/** Whether a reason says anything; the service refuses less. */
export const isReason = (text: string) => text.trim().length >= 3

type ReasonFieldProps = {
  readonly label: string
  readonly value: string
  /** The deed was asked for: a reason that lacks is told. */
  readonly asked: boolean
  readonly onChange: (reason: string) => void
}

/** Why something is done to a version in preparation. */
export function ReasonField({ label, value, asked, onChange }: ReasonFieldProps) {
  const say = usePlanWords()
  return (
    <TextInput
      size="md"
      label={label}
      value={value}
      maxLength={2000}
      error={asked && !isReason(value) ? say('control.reasonShort') : undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
