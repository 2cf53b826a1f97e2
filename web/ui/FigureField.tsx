import { TextInput } from '@mantine/core'
import type { UseFormRegisterReturn } from 'react-hook-form'

type FigureFieldProps = {
  readonly label: string
  readonly unit?: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly whole?: boolean
  readonly input: UseFormRegisterReturn
}

/** A number as people write it: comma or point, Arabic digits, spaces. Read with typedNumber. */
export const FigureField = ({ label, unit, hint, error, whole = false, input }: FigureFieldProps) => (
  <TextInput
    label={label}
    description={hint}
    error={error}
    inputMode={whole ? 'numeric' : 'decimal'}
    autoComplete="off"
    rightSection={unit ? <span aria-hidden="true">{unit}</span> : undefined}
    rightSectionWidth={unit ? 64 : undefined}
    rightSectionPointerEvents="none"
    aria-label={unit ? `${label} (${unit})` : undefined}
    size="md"
    {...input}
  />
)
