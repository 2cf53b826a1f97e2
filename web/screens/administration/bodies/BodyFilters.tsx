import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { BODY_KINDS } from '../../../../api/contract/policy/roles.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useTradeWords } from '../../../text/useTradeWords.ts'
import { useWords } from '../../../text/words.ts'
import { usePause } from '../../search/usePause.ts'
import classes from '../administration.module.css'
import { parseBodiesSearch } from './bodiesSearch.ts'
import { UnitChooser } from './UnitChooser.tsx'
import { useUnitNames } from './useUnits.ts'

/** Name, nature and territory; the address keeps them. */
export function BodyFilters() {
  const say = useAdministrationWords()
  const trade = useTradeWords()
  const navigate = useNavigate({ from: '/administration/organismes' })
  const { kind } = useSearch({ from: '/administration/organismes' })
  const choose = (value: string) =>
    void navigate({ search: (now) => ({ ...now, kind: parseBodiesSearch({ kind: value }).kind }), replace: true })
  return (
    <search className={classes.filters}>
      <NameFilter />
      <NativeSelect
        size="md"
        label={say('bodies.kind')}
        value={kind ?? ''}
        data={[
          { value: '', label: say('bodies.anyKind') },
          ...BODY_KINDS.map((value) => ({ value, label: trade(`bodyKinds.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => choose(value)}
      />
      <TerritoryFilter />
    </search>
  )
}

const PAUSE_MS = 250

/** What is typed is asked once the typing pauses. */
function NameFilter() {
  const say = useAdministrationWords()
  const navigate = useNavigate({ from: '/administration/organismes' })
  const { q = '' } = useSearch({ from: '/administration/organismes' })
  const [typed, setTyped] = useState(q)
  const settled = usePause(typed, PAUSE_MS)
  useEffect(() => {
    void navigate({ search: (now) => ({ ...now, q: settled.trim() || undefined }), replace: true })
  }, [settled, navigate])
  return (
    <TextInput
      size="md"
      type="search"
      label={say('bodies.q')}
      value={typed}
      maxLength={120}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}

function TerritoryFilter() {
  const say = useAdministrationWords()
  const { nameOf } = useWords()
  const navigate = useNavigate({ from: '/administration/organismes' })
  const { territory } = useSearch({ from: '/administration/organismes' })
  const unit = useUnitNames(territory ? [territory] : [])(territory ?? '')
  return (
    <UnitChooser
      label={say('bodies.territory')}
      hint={say('bodies.territoryHint')}
      chosen={territory ? (unit ? nameOf(unit) : territory) : null}
      onChoose={(chosen) => void navigate({ search: (now) => ({ ...now, territory: chosen?.code }), replace: true })}
    />
  )
}
