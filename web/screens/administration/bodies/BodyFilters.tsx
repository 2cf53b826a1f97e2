import { NativeSelect, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { BODY_KINDS } from '../../../../api/contract/policy/roles.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useTradeWords } from '../../../text/useTradeWords.ts'
import { usePause } from '../../search/usePause.ts'
import classes from '../administration.module.css'
import { parseBodiesSearch } from './bodiesSearch.ts'

/** Name and nature; the address keeps them. */
export function BodyFilters() {
  const say = useAdministrationWords()
  const trade = useTradeWords()
  const navigate = useNavigate({ from: '/administration/organismes' })
  const { kind } = useSearch({ from: '/administration/organismes' })
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
        onChange={({ currentTarget: { value } }) =>
          void navigate({
            search: (now) => ({ ...now, kind: parseBodiesSearch({ kind: value }).kind }),
            replace: true,
          })
        }
      />
    </search>
  )
}

const PAUSE_MS = 250

/** What is typed is asked once the typing pauses; the address and the field follow each other. */
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
