import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { HOLDERS, STEPS } from '../../../api/contract/procedures/steps.ts'
import { printedDay, typedDay } from '../../text/figures.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import { useProcedures } from '../procedures/procedureQueries.ts'
import { type DeskSearch, NO_FILTER, parseFilter, SCOPES } from './deskSearch.ts'
import { LabelDesk } from './LabelDesk.tsx'
import { useAsk } from './QueueTop.tsx'
import classes from './queueTop.module.css'
import type { DeskList } from './useDeskList.ts'

type Options = readonly { readonly value: string; readonly label: string }[]

/** Every other way of narrowing the queue; the address keeps them all. */
export function FilterFields({ list }: { readonly list: DeskList }) {
  const say = useDeskWords()
  const ask = useAsk()
  const fields = useFields(list)
  return (
    <div className={classes.fields}>
      {fields.map(({ name, label, options }) => (
        <NativeSelect
          key={name}
          size="xs"
          label={label}
          value={list.search[name] ?? ''}
          data={[{ value: '', label: say(name === 'scope' ? 'scopes.open' : 'any') }, ...options]}
          onChange={({ currentTarget: { value } }) => ask({ [name]: parseFilter({ [name]: value })[name] })}
        />
      ))}
      <DayInput label={say('from')} day={list.search.from} onDay={(from) => ask({ from })} />
      <DayInput label={say('to')} day={list.search.to} onDay={(to) => ask({ to })} />
      <div className={classes.fieldsFoot}>
        <Button variant="subtle" size="compact-sm" onClick={() => ask(NO_FILTER)}>
          {say('clear')}
        </Button>
        <LabelDesk list={list} />
      </div>
    </div>
  )
}

type Field = {
  readonly name: 'scope' | 'holder' | 'step' | 'procedure' | 'track' | 'label' | 'assigned' | 'commune'
  readonly label: string
  readonly options: Options
}

function useFields({ desk }: DeskList): readonly Field[] {
  const say = useDeskWords()
  const sayLaw = useProcedureWords()
  const { nameOf, language } = useWords()
  const procedures = useProcedures()
  const { bodies = [], labels = [], communes = [] } = desk.data ?? {}
  const people = new Map(bodies.flatMap((body) => body.people.map((person) => [person.id, nameIn(language, person)])))
  const fields: Field[] = [
    {
      name: 'scope',
      label: say('scope'),
      options: SCOPES.flatMap((value) => (value === 'open' ? [] : [{ value, label: say(`scopes.${value}`) }])),
    },
    {
      name: 'holder',
      label: say('holder'),
      options: HOLDERS.map((value) => ({ value, label: sayLaw(`holders.${value}`) })),
    },
    {
      name: 'step',
      label: say('step'),
      options: STEPS.flatMap((value) => (value === 'draft' ? [] : [{ value, label: sayLaw(`steps.${value}`) }])),
    },
    {
      name: 'procedure',
      label: say('procedure'),
      options: (procedures.data?.procedures ?? []).map((one) => ({ value: one.code, label: nameOf(one) })),
    },
    {
      name: 'track',
      label: say('track'),
      options: (['gp', 'pp'] as const).map((value) => ({ value, label: sayLaw(`tracks.${value}`) })),
    },
    { name: 'label', label: say('label'), options: labels.map((one) => ({ value: one.id, label: nameOf(one) })) },
    {
      name: 'assigned',
      label: say('assigned'),
      options: [
        { value: 'me', label: say('assignedTo.me') },
        { value: 'nobody', label: say('assignedTo.nobody') },
        ...[...people].map(([value, label]) => ({ value, label })),
      ],
    },
    {
      name: 'commune',
      label: say('commune'),
      options: communes.map((one) => ({ value: one.code, label: nameOf(one) })),
    },
  ]
  return fields.filter(({ name }) => name !== 'commune' || communes.length > 1)
}

type DayInputProps = {
  readonly label: string
  readonly day: string | undefined
  readonly onDay: (day: DeskSearch['from']) => void
}

/** A day typed as it is printed; asked once it is one, or once it is gone. */
function DayInput({ label, day, onDay }: DayInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (day ? printedDay(day) : '')
  const read = typedDay(shown)
  return (
    <TextInput
      size="xs"
      label={label}
      inputMode="numeric"
      dir="ltr"
      placeholder="24/11/2026"
      maxLength={10}
      value={shown}
      aria-invalid={shown.length === 10 && read === null}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value)
        const next = typedDay(value)
        if (next !== null || value === '') onDay(next ?? undefined)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
