import { Textarea } from '@mantine/core'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { UnitChooser } from './UnitChooser.tsx'

type CodesFieldProps = {
  readonly error?: string | undefined
  readonly input: UseFormRegisterReturn
  /** A unit found by its name is to be added. */
  readonly onAdd: (code: string) => void
}

/** Codes of units, typed or pasted from the act; the chooser adds one by its name. */
export function CodesField({ error, input, onAdd }: CodesFieldProps) {
  const say = useAdministrationWords()
  return (
    <>
      <Textarea
        size="md"
        dir="ltr"
        rows={4}
        spellCheck={false}
        autoComplete="off"
        label={say('bodies.codes')}
        description={say('bodies.codesHint')}
        error={error}
        {...input}
      />
      <UnitChooser
        label={say('bodies.addByName')}
        hint={say('bodies.territoryHint')}
        chosen={null}
        onChoose={(unit) => unit && onAdd(unit.code)}
      />
    </>
  )
}
