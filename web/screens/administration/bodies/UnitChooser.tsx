import { useDeferredValue, useState } from 'react'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useWords } from '../../../text/words.ts'
import { Chooser } from '../../../ui/Chooser.tsx'
import { usePause } from '../../search/usePause.ts'
import { unitsMatching } from './units.ts'
import { useCommunesNamed, useDivisions } from './useUnits.ts'

export type ChosenUnit = { readonly code: string; readonly name: string }

type UnitChooserProps = {
  readonly label: string
  readonly hint: string
  readonly chosen: string | null
  readonly error?: string | undefined
  readonly onChoose: (unit: ChosenUnit | null) => void
}

const PAUSE_MS = 200

/** A region, a province or a commune by the first letters of its name, or by its code. */
export function UnitChooser({ label, hint, chosen, error, onChoose }: UnitChooserProps) {
  const say = useAdministrationWords()
  const { t, nameOf } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(usePause(typed.trim(), PAUSE_MS))
  const divisions = unitsMatching(useDivisions() ?? [], q)
  const found = useCommunesNamed(q)
  const communes = q.length < 2 ? [] : (found.data ?? [])
  const choices = [
    ...divisions.map((unit) => ({ id: unit.code, name: nameOf(unit), hint: say(`bodies.unitKinds.${unit.kind}`) })),
    ...communes.map((unit) => ({ id: unit.code, name: nameOf(unit), hint: nameOf(unit.province) })),
  ]
  return (
    <Chooser
      label={label}
      hint={hint}
      error={error}
      chosen={chosen}
      onType={setTyped}
      choices={choices}
      state={found.isFetching ? t('home.searching') : q.length < 2 ? '' : say('bodies.unitNone', { q })}
      onChoose={(choice) => onChoose(choice && { code: choice.id, name: choice.name })}
    />
  )
}
