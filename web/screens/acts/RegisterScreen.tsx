import { Button, Checkbox, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { useActWords } from '../../text/useActWords.ts'
import { useWords } from '../../text/words.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { type ChosenCommune, CommuneField } from '../dossiers/CommuneField.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useTitle } from '../frame/useTitle.ts'
import { useRegister } from './actQueries.ts'
import classes from './acts.module.css'
import { ownUnit } from './ownUnit.ts'
import { RegisterTable } from './RegisterTable.tsx'

/** A province's code begins those of its communes: 06.141 of 06.141.01.41. */
const PROVINCE_SIGNS = 6

/** The register of a commune's acts, a year at a time: every number that was given is accounted for. */
export function RegisterScreen() {
  const say = useActWords()
  const { nameOf } = useWords()
  const { unit, year } = useSearch({ from: '/actes/registre' })
  const register = useRegister(unit !== undefined && year !== undefined ? { unit, year } : null)
  useTitle(say('register.title'))
  const pages = register.data?.pages ?? []
  const [first] = pages
  const session = useSession()
  const own = ownUnit(session.data?.mandates ?? [])
  const asked =
    unit === undefined
      ? own && { code: own.code, name: nameOf(own) }
      : { code: unit, name: first ? nameOf(first.unit) : unit }
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <h1>{say('register.title')}</h1>
      <p className={classes.quiet}>{say('register.intro')}</p>
      {session.isPending ? (
        <Waiting lines={[44]} />
      ) : (
        <Ask key={`${asked?.code} ${year} ${asked?.name}`} unit={asked} year={year} />
      )}
      {register.error && <ProblemReport problem={problemOf(register.error)} onRetry={() => void register.refetch()} />}
      {unit !== undefined && register.isPending && <Waiting lines={[24, 44, 44, 44]} />}
      {first?.last === 0 && <p>{say('register.empty')}</p>}
      {first && first.last > 0 && (
        <RegisterTable
          register={first}
          lines={pages.flatMap(({ lines }) => lines)}
          isMore={register.hasNextPage}
          isBusy={register.isFetchingNextPage}
          onMore={() => void register.fetchNextPage()}
        />
      )}
    </main>
  )
}

type AskProps = {
  /** That of the address, or whoever asks's own; its name is its code until the register is there. */
  readonly unit: ChosenCommune | null
  readonly year: number | undefined
}

/** Which register: the address then says it. */
function Ask({ unit, year }: AskProps) {
  const say = useActWords()
  const navigate = useNavigate({ from: '/actes/registre' })
  const [commune, setCommune] = useState<ChosenCommune | null>(unit)
  const [typed, setTyped] = useState(String(year ?? new Date().getFullYear()))
  const [ofGovernor, setOfGovernor] = useState(unit?.code.length === PROVINCE_SIGNS)
  const [tried, setTried] = useState(false)
  const isYear = /^\s*2[01]\d\d\s*$/.test(typed)
  const show = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!commune || !isYear) return
    const code = ofGovernor ? commune.code.slice(0, PROVINCE_SIGNS) : commune.code
    void navigate({ search: { unit: code, year: Number(typed) } })
  }
  return (
    <form noValidate onSubmit={show} className={classes.asking}>
      <div className={classes.ask}>
        <CommuneField
          chosen={commune}
          error={tried && !commune ? say('register.choose') : undefined}
          onChoose={setCommune}
        />
        <TextInput
          size="md"
          dir="ltr"
          inputMode="numeric"
          label={say('register.year')}
          value={typed}
          error={tried && !isYear ? say('register.yearFault') : undefined}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button type="submit" size="md">
          {say('register.show')}
        </Button>
      </div>
      <Checkbox
        label={say('register.governor')}
        checked={ofGovernor}
        onChange={({ currentTarget }) => setOfGovernor(currentTarget.checked)}
      />
    </form>
  )
}
