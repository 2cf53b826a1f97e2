import { type FormEvent, useDeferredValue, useState } from 'react'
import type { Activity } from '../../../../api/contract/activities.ts'
import { UNKNOWN } from '../../../../api/contract/procedures/preCheck/questions.ts'
import { usePreCheckWords } from '../../../text/usePreCheckWords.ts'
import { useWords } from '../../../text/words.ts'
import { Chooser } from '../../../ui/Chooser.tsx'
import formClasses from '../../../ui/form.module.css'
import { usePause } from '../../search/usePause.ts'
import { activityName, useActivities, useActivity } from './activityQueries.ts'
import classes from './choose.module.css'
import { FormEnd } from './FormEnd.tsx'
import type { FormProps } from './QuestionPage.tsx'

const PAUSE_MS = 200

/** An activity of the nomenclature by a word people use, in either language. */
export function ActivityForm({ answer, onAnswer }: FormProps) {
  const say = usePreCheckWords()
  const { language } = useWords()
  const former = useActivity(answer === UNKNOWN ? undefined : answer)
  const [picked, setPicked] = useState<Activity | null>()
  const [missing, setMissing] = useState(false)
  const chosen = picked === undefined ? former : picked
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(chosen === null)
    if (chosen) onAnswer(chosen.code)
  }
  return (
    <form noValidate className={formClasses.form} onSubmit={submit}>
      <ActivityField
        chosen={chosen}
        error={missing && chosen === null ? say('activityFault') : undefined}
        onChoose={setPicked}
      />
      {chosen && <ChosenActivity activity={chosen} />}
      {language === 'ar' && <p className={classes.hint}>{say('activity.inFrench')}</p>}
      <FormEnd unknown="unknownActivity" onUnknown={() => onAnswer(UNKNOWN)} />
    </form>
  )
}

type ActivityFieldProps = {
  readonly chosen: Activity | null
  readonly error: string | undefined
  readonly onChoose: (activity: Activity | null) => void
}

function ActivityField({ chosen, error, onChoose }: ActivityFieldProps) {
  const say = usePreCheckWords()
  const { language } = useWords()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(usePause(typed, PAUSE_MS))
  const { data, isFetching } = useActivities(q)
  const searching = q.trim().length >= 2
  const found = searching ? (data?.activities ?? []) : []
  const nothing = isFetching ? say('activity.searching') : say('activity.nothing', { q })
  return (
    <div className={classes.activities}>
      <Chooser
        label={say('activity.label')}
        error={error}
        chosen={chosen && activityName(chosen, language)}
        onType={setTyped}
        choices={found.map((one) => ({
          id: one.code,
          name: activityName(one, language),
          hint: <ActivityHint activity={one} />,
        }))}
        state={searching ? nothing : ''}
        onChoose={(choice) => onChoose(found.find(({ code }) => code === choice?.id) ?? null)}
      />
      {!chosen && data && data.total > found.length && searching && (
        <p className={classes.hint}>{say('activity.many', { n: data.total })}</p>
      )}
    </div>
  )
}

/** The code, the French label when something else was said before it, and the division in the interface's language. */
function ActivityHint({ activity: { code, nameFr, everyday, division } }: { readonly activity: Activity }) {
  const { nameOf } = useWords()
  return (
    <span className={classes.activityHint}>
      <bdi>{code}</bdi>
      {everyday && (
        <bdi lang="fr" dir="ltr">
          {nameFr}
        </bdi>
      )}
      <bdi>{nameOf(division)}</bdi>
    </span>
  )
}

function ChosenActivity({ activity }: { readonly activity: Activity }) {
  const { nameOf } = useWords()
  const { code, nameFr, division, section } = activity
  return (
    <p className={classes.chosenActivity}>
      <span>
        <bdi className="figures">{code}</bdi>{' '}
        <bdi lang="fr" dir="ltr">
          {nameFr}
        </bdi>
      </span>
      <small>
        {nameOf(section)} · {nameOf(division)}
      </small>
    </p>
  )
}
