import { useWords } from '../text/words.ts'
import classes from './steps.module.css'

type Step = { readonly id: string; readonly label: string; readonly onOpen: (() => void) | null }
type StepsProps = { readonly label: string; readonly steps: readonly Step[]; readonly current: string }

/** Where one is among numbered steps; those already possible are buttons. */
export function Steps({ label, steps, current }: StepsProps) {
  const { t } = useWords()
  const position = steps.findIndex(({ id }) => id === current) + 1
  return (
    <nav aria-label={label} className={classes.steps}>
      <ol>
        {steps.map(({ id, label: name, onOpen }, index) => (
          <li key={id} data-state={id === current ? 'current' : index < position ? 'done' : 'ahead'}>
            {onOpen && id !== current ? (
              <button type="button" onClick={onOpen}>
                <StepName number={index + 1} name={name} />
              </button>
            ) : (
              <span aria-current={id === current ? 'step' : undefined}>
                <StepName number={index + 1} name={name} />
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className="unseen">{t('verify.stepOf', { n: position, total: steps.length })}</p>
    </nav>
  )
}

const StepName = ({ number, name }: { readonly number: number; readonly name: string }) => (
  <>
    <b className="figures">{number}</b> {name}
  </>
)
