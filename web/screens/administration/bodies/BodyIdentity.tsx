import type { BodyAnswer } from '../../../../api/contract/bodies.ts'
import { printedDay } from '../../../text/figures.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { type Fact, FactList } from '../../../ui/FactList.tsx'

/** What the register says of a body; what it does not know is not listed. */
export function BodyIdentity({ body }: { readonly body: BodyAnswer }) {
  const say = useAdministrationWords()
  const figures = (text: string) => <bdi className="figures">{text}</bdi>
  const facts: readonly (Fact | null)[] = [
    body.unitCode ? { term: say('bodies.unit'), value: figures(body.unitCode) } : null,
    body.ice ? { term: say('bodies.ice'), value: figures(body.ice) } : null,
    body.registerNumber ? { term: say('bodies.register'), value: figures(body.registerNumber) } : null,
    body.email ? { term: say('bodies.email'), value: <bdi>{body.email}</bdi> } : null,
    { term: say('bodies.since'), value: figures(printedDay(body.validFrom)) },
    body.validTo ? { term: say('bodies.until'), value: figures(printedDay(body.validTo)) } : null,
    body.source ? { term: say('bodies.source'), value: <bdi lang="fr">{body.source}</bdi> } : null,
  ]
  return (
    <section aria-labelledby="identity">
      <h2 id="identity">{say('bodies.identity')}</h2>
      <FactList facts={facts.filter((fact) => fact !== null)} />
    </section>
  )
}
