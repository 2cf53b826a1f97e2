import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ProcedureDefinition } from '../../../../api/contract/procedures/definition.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { type Fact, FactList } from '../../../ui/FactList.tsx'
import { SilenceEffect } from '../../procedures/Silence.tsx'
import classes from '../filing.module.css'
import type { StepProps } from '../StepBody.tsx'
import { StepFoot } from '../StepFoot.tsx'
import { Opening } from './Opening.tsx'
import { ProcedureList } from './ProcedureList.tsx'

/** The procedure of the draft: the one chosen, or the list to choose it from. */
export function ProcedureStep({ draft, heading }: StepProps) {
  const say = useFilingWords()
  const [changing, setChanging] = useState(false)
  const { definition } = draft.course
  const lists = definition === null || changing
  return (
    <section className={classes.step}>
      <h1 ref={heading} tabIndex={-1}>
        {say('procedure.title')}
      </h1>
      {definition && <ChosenProcedure definition={definition} />}
      {definition && draft.mayChange && (
        <p>
          <Button variant="default" size="md" aria-expanded={changing} onClick={() => setChanging(!changing)}>
            {say(changing ? 'procedure.keep' : 'procedure.change')}
          </Button>
        </p>
      )}
      {lists && draft.mayChange && <ProcedureList draft={draft} onChosen={() => setChanging(false)} />}
      {definition && <StepFoot draft={draft} />}
    </section>
  )
}

function ChosenProcedure({ definition }: { readonly definition: ProcedureDefinition }) {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const { nameOf, say: sentence } = useWords()
  const facts: Fact[] = [
    {
      term: say('procedure.chosen'),
      value: (
        <>
          <b>{nameOf(definition)}</b>
          <p className={classes.hint}>{sentence(definition.purpose)}</p>
          <Link to="/demarches/$code" params={{ code: definition.code }} search={{}}>
            {trade('sheet.pieces')}, {trade('sheet.delays').toLowerCase()}
          </Link>
        </>
      ),
    },
    { term: trade('whoFiles'), value: definition.filers.map((filer) => trade(`filers.${filer}`)).join(' · ') },
    { term: trade('silenceColumn'), value: <SilenceEffect effect={definition.silence.effect} /> },
  ]
  return (
    <>
      <FactList facts={facts} />
      <Opening definition={definition} />
      <p className={classes.hint}>{say('procedure.version')}</p>
    </>
  )
}
