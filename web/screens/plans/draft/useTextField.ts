import { usePlanWords } from '../../../text/usePlanWords.ts'
import type { MappingTyped } from './mappingForm.ts'
import type { MappingForm } from './useKnownPlan.ts'

/** What a field of text needs that has to be filled. */
export function useTextField({ register, formState: { errors } }: MappingForm) {
  const say = usePlanWords()
  return (name: keyof MappingTyped, label: string) => ({
    size: 'md' as const,
    label,
    autoComplete: 'off',
    maxLength: 300,
    error: errors[name]?.message,
    ...register(name, { validate: (text) => text.trim() !== '' || say('mapping.required') }),
  })
}
