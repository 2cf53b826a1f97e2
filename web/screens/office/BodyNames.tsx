import { TextInput } from '@mantine/core'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useOfficeWords } from '../../text/useOfficeWords.ts'

type Field = { readonly input: UseFormRegisterReturn; readonly fault: string | undefined }
type BodyNamesProps = { readonly nameFr: Field; readonly nameAr: Field }

/** A body's name in both writings. */
export function BodyNames({ nameFr, nameAr }: BodyNamesProps) {
  const say = useOfficeWords()
  const common = { size: 'md', autoComplete: 'off', maxLength: 200 } as const
  return (
    <>
      <TextInput {...common} dir="ltr" label={say('nameFr')} error={nameFr.fault} {...nameFr.input} />
      <TextInput {...common} dir="rtl" lang="ar" label={say('nameAr')} error={nameAr.fault} {...nameAr.input} />
    </>
  )
}
