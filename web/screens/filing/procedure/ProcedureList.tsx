import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FAMILIES } from '../../../../api/contract/procedures/definition.ts'
import type { ProcedureSummary } from '../../../../api/contract/procedures/versions.ts'
import { problemOf } from '../../../api/problem.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { found, useProcedures } from '../../procedures/procedureQueries.ts'
import { takenOver } from '../beginning.ts'
import type { DraftWork } from '../Draft.tsx'
import { isFact } from '../facts.ts'
import classes from '../filing.module.css'
import { useChooseProcedure } from '../filingQueries.ts'
import { sameAnswer } from '../saving.ts'

type ListProps = { readonly draft: DraftWork; readonly onChosen: () => void }

/** Takes a procedure over: what was said stays, and the works it is for are said. */
function useTaking({ draft, onChosen }: ListProps) {
  const { course, work, project, goTo } = draft
  const choosing = useChooseProcedure(course.id)
  const take = async (code: string) => {
    const version = await work.flush()
    const chosen = await choosing.mutateAsync({ version, code }).catch(() => null) // shown from choosing.error
    if (!chosen) return
    const next = takenOver(code, project, null)
    for (const fact of Object.keys(next).filter(isFact))
      if (!sameAnswer(next[fact], project[fact])) work.tell({ type: 'said', fact, value: next[fact] })
    onChosen()
    goTo(chosen.definition?.geometry === 'none' ? 'project' : 'site')
  }
  return { take, choosing }
}

/** Every procedure in force, found by a word in either language; or the questions that lead to it. */
export function ProcedureList(props: ListProps) {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const { data, error, refetch } = useProcedures()
  const [q, setQ] = useState('')
  const { take, choosing } = useTaking(props)
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Waiting lines={[44, 52, 52, 52]} />
  const shown = found(data.procedures, q)
  return (
    <>
      <p>
        <Link to="/demarches/choisir" search={{ dossier: props.draft.dossier.id }}>
          {say('procedure.help')}
        </Link>
      </p>
      <TextInput
        size="md"
        type="search"
        label={say('procedure.search')}
        description={trade('searchHint')}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <Refused error={choosing.error} />
      <p role="status" className={classes.hint}>
        {shown.length === 0 ? say('procedure.none', { q }) : ''}
      </p>
      {FAMILIES.map((family) => (
        <Family
          key={family}
          name={trade(`families.${family}`)}
          procedures={shown.filter((one) => one.family === family)}
          busy={choosing.isPending}
          onTake={(code) => void take(code)}
        />
      ))}
    </>
  )
}

type FamilyProps = {
  readonly name: string
  readonly procedures: readonly ProcedureSummary[]
  readonly busy: boolean
  readonly onTake: (code: string) => void
}

function Family({ name, procedures, busy, onTake }: FamilyProps) {
  const say = useFilingWords()
  const { nameOf, say: sentence } = useWords()
  if (procedures.length === 0) return null
  return (
    <section>
      <h2>{name}</h2>
      <ul className={classes.lines}>
        {procedures.map((procedure) => (
          <li key={procedure.code}>
            <span>
              <b>{nameOf(procedure)}</b>
              <small>{sentence(procedure.purpose)}</small>
            </span>
            <Button
              variant="default"
              disabled={busy}
              aria-label={say('procedure.chooseOf', { name: nameOf(procedure) })}
              onClick={() => onTake(procedure.code)}
            >
              {say('procedure.choose')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
