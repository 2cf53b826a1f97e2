import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCeremonyWords } from '../../text/useCeremonyWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './ceremony.module.css'
import type { Signable, SignedKind } from './signable.ts'

type Names = { readonly nameFr: string; readonly nameAr: string }
type Waiting = {
  readonly dossierId: string
  readonly title: string
  readonly procedure: Names
  readonly commune: Names
}
type SignableRowProps<W extends Waiting> = {
  readonly kind: SignedKind
  readonly thing: Signable<W>
  readonly chosen: boolean
  readonly onChoose: () => void
  /** What is said of it beside its place. */
  readonly when: ReactNode
  readonly children?: ReactNode
}

/** One thing that waits: what it says, of which dossier; to be read before it is chosen. */
export function SignableRow<W extends Waiting>(props: SignableRowProps<W>) {
  const { kind, thing, chosen, onChoose, when, children } = props
  const say = useCeremonyWords()
  const { nameOf } = useWords()
  const { what, number, paper, of } = thing
  return (
    <li className={classes.act} data-chosen={chosen || undefined}>
      <label className={classes.choose}>
        <input type="checkbox" checked={chosen} aria-label={say(`chooses.${kind}`, { number })} onChange={onChoose} />
      </label>
      <div className={classes.words}>
        <p className={classes.what}>
          <b>{what}</b> <bdi>{nameOf(of.procedure)}</bdi>
        </p>
        <p>
          <Link to="/dossiers/$id" params={{ id: of.dossierId }} search={{}} aria-label={say('dossier', { number })}>
            <bdi className="figures">{number}</bdi>
          </Link>{' '}
          <bdi>{of.title}</bdi>
        </p>
        <p className={classes.when}>
          <bdi>{nameOf(of.commune)}</bdi>
          {when}
        </p>
        {children}
      </div>
      <a
        className={classes.read}
        href={paper}
        target="_blank"
        rel="noreferrer"
        aria-label={say(`readsOf.${kind}`, { number })}
      >
        {say(`reads.${kind}`)}
      </a>
    </li>
  )
}
