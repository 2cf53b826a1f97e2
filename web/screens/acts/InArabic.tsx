import { TextInput } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { useActWords } from '../../text/useActWords.ts'
import type { DraftFields } from './draftFields.ts'

type InArabicProps = {
  readonly form: UseFormReturn<DraftFields>
  readonly name: 'deferralDetailAr' | `motives.${number}.detailAr`
}

/** The same words in Arabic, for an act in both languages. */
export function InArabic({ form, name }: InArabicProps) {
  const say = useActWords()
  if (form.watch('layout') !== 'both') return null
  return (
    <TextInput
      size="md"
      dir="rtl"
      lang="ar"
      label={say('detailAr')}
      description={say('detailArHint')}
      {...form.register(name)}
    />
  )
}
