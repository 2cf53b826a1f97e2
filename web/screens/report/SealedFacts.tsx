import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import { plain } from '../../text/figures.ts'
import { useWords } from '../../text/words.ts'
import { FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import classes from './report.module.css'

/** What the answer is worth and what proves it: tolerance, identifier, seal, versions of the rules. */
export function SealedFacts({ report }: { readonly report: ReportAnswer }) {
  const { t } = useWords()
  const { tolerance, id, seal, ruleVersions } = report
  const figures = { position: plain(tolerance.positionM), sliver: plain(tolerance.sliverM) }
  const geographic = tolerance.because === 'geographic_source'
  return (
    <footer className={classes.sealed}>
      <h2>{t('report.tolerance')}</h2>
      <p>{geographic ? t('report.toleranceGeographic', figures) : t('report.toleranceLegal', figures)}</p>
      {geographic && <p>{t('report.toConfirm')}</p>}
      <FactList
        facts={[
          { term: t('report.id'), value: <code>{id}</code> },
          {
            term: t('report.seal'),
            value: (
              <>
                <code>{seal}</code> <small>{t('report.sealWhy')}</small>
              </>
            ),
          },
        ]}
      />
      <details>
        <summary>{t('report.rules')}</summary>
        <p className="figures" dir="ltr">
          {Object.entries(ruleVersions)
            .map(([rule, version]) => `${rule} ${version}`)
            .join(' · ')}
        </p>
      </details>
      <Notice>{t('report.notAnAct')}</Notice>
    </footer>
  )
}
