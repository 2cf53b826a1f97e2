import { useFilingWords } from '../../text/useFilingWords.ts'
import { Steps } from '../../ui/Steps.tsx'
import type { DraftWork } from './Draft.tsx'
import classes from './filing.module.css'
import type { FilingStep } from './filingSearch.ts'
import path from './path.module.css'

/** Where one is: a row on a desk; on a phone one line that unfolds. Every step but the number can be gone to. */
export function StepPath({ draft: { steps, step, course, goTo } }: { readonly draft: DraftWork }) {
  const say = useFilingWords()
  const opens = (id: FilingStep) =>
    id === 'number' || (course.definition === null && id !== 'procedure') ? null : () => goTo(id)
  const shown = steps.map((id) => ({ id, label: say(`steps.${id}`), onOpen: opens(id) }))
  const n = steps.indexOf(step) + 1
  return (
    <>
      <div className={path.row}>
        <Steps label={say('steps.label')} current={step} steps={shown} />
      </div>
      <details className={path.folded} key={step}>
        <summary>
          <span className={classes.muted}>{say('steps.of', { n, total: steps.length })}</span>{' '}
          <b>{say(`steps.${step}`)}</b>
        </summary>
        <nav aria-label={say('steps.label')}>
          <ol>
            {shown.map(({ id, label, onOpen }) => (
              <li key={id}>
                {onOpen && id !== step ? (
                  <button type="button" onClick={onOpen}>
                    {label}
                  </button>
                ) : (
                  <span aria-current={id === step ? 'step' : undefined}>{label}</span>
                )}
              </li>
            ))}
          </ol>
        </nav>
      </details>
      <div className={path.bar} aria-hidden="true">
        <span className={path.filled} style={{ inlineSize: `${(100 * n) / steps.length}%` }} />
      </div>
    </>
  )
}
