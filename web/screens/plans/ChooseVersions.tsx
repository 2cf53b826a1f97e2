import { Button, NativeSelect } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Plan } from '../../../api/contract/plans/plans.ts'
import { problemOf } from '../../api/problem.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import forms from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { usePlan } from './planQueries.ts'
import classes from './plans.module.css'

type ChooseVersionsProps = {
  readonly planId: string
  /** What the address names already. */
  readonly from: string | undefined
  readonly to: string | undefined
}

/** Which two versions of a plan to compare, where the address does not say. */
export function ChooseVersions({ planId, ...given }: ChooseVersionsProps) {
  const { data, error, refetch } = usePlan(planId)
  if (error) return <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />
  return data ? <Choice plan={data} {...given} /> : <Waiting lines={[32, 44, 44]} />
}

type ChoiceProps = Omit<ChooseVersionsProps, 'planId'> & { readonly plan: Plan }

function Choice({ plan, from, to }: ChoiceProps) {
  const say = usePlanWords()
  const { nameOf } = useWords()
  const navigate = useNavigate()
  const { id, versions } = plan
  const known = (version: string | undefined) => versions.find((one) => one.id === version)?.id
  // The youngest is compared with the one before it, unless the address says better.
  const [de, setDe] = useState(
    known(from) ?? versions.find((one) => one.id !== known(to) && one !== versions[0])?.id ?? '',
  )
  const [a, setA] = useState(known(to) ?? versions.find((one) => one.id !== known(from))?.id ?? '')
  useTitle(`${say('compare.choose')} · ${nameOf(plan)}`)
  if (versions.length < 2)
    return (
      <EmptyState title={say('compare.onlyOne')} text={say('compare.onlyOneText')}>
        <ButtonLink to="/plans/$id" params={{ id }} size="md">
          <bdi>{nameOf(plan)}</bdi>
        </ButtonLink>
      </EmptyState>
    )
  const data = versions.map((one) => ({ value: one.id, label: one.label }))
  return (
    <>
      <p>
        <Link to="/plans/$id" params={{ id }}>
          <bdi>{nameOf(plan)}</bdi>
        </Link>
      </p>
      <h1>{say('compare.choose')}</h1>
      <p>{say('compare.chooseText')}</p>
      <form
        className={`${forms.form} ${classes.filter}`}
        onSubmit={(event) => {
          event.preventDefault()
          if (de !== a) void navigate({ to: '/plans/$id/comparer', params: { id }, search: { de, a } })
        }}
      >
        <NativeSelect
          size="md"
          label={say('compare.from')}
          data={data}
          value={de}
          onChange={({ currentTarget }) => setDe(currentTarget.value)}
        />
        <NativeSelect
          size="md"
          label={say('compare.to')}
          data={data}
          value={a}
          onChange={({ currentTarget }) => setA(currentTarget.value)}
        />
        {de === a && (
          <Notice tone="warning" role="status">
            {say('compare.same')}
          </Notice>
        )}
        <div>
          <Button type="submit" size="md" disabled={de === a}>
            {say('compare.compare')}
          </Button>
        </div>
      </form>
    </>
  )
}
