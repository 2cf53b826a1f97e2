import { Button } from '@mantine/core'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import classes from './report.module.css'

type ReportActionsProps = {
  readonly report: ReportAnswer
  /** The draft it was made for. */
  readonly dossier?: string | undefined
  readonly onAgain: () => void
}

/** The report's own address, in the language it is read in, and what became of copying or sharing it. */
function useLink(report: ReportAnswer) {
  const { t, nameOf, language } = useWords()
  const [copied, setCopied] = useState<boolean | null>(null)
  const router = useRouter()
  const { href } = router.buildLocation({ to: '/rapports/$id', params: { id: report.id }, search: { lang: language } })
  const link = `${window.location.origin}${href}`
  const copy = async () => {
    const done = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false, // no permission: the link is then shown, to be copied by hand
    )
    setCopied(done ?? false)
  }
  const share = () => {
    const title = t('report.shareTitle', { commune: report.commune ? nameOf(report.commune) : '' })
    navigator.share({ title, url: link }).catch(() => setCopied(null)) // closed by the person: nothing to say
  }
  return { href, link, copied, copy, share }
}

/** Keep it by its link, share it, print it, or change the project and check again. */
export function ReportActions({ report, dossier, onAgain }: ReportActionsProps) {
  const { t } = useWords()
  const sayDossier = useDossierWords()
  const { pathname } = useLocation()
  const { href, link, copied, copy, share } = useLink(report)
  return (
    <>
      <Button variant="default" size="md" onClick={() => void copy()}>
        {t('report.copyLink')}
      </Button>
      {'share' in navigator && (
        <Button variant="default" size="md" onClick={share}>
          {t('report.share')}
        </Button>
      )}
      {pathname.startsWith('/rapports/') ? (
        <Button variant="default" size="md" onClick={() => window.print()}>
          {t('report.print')}
        </Button>
      ) : (
        <Button variant="default" size="md" component="a" href={href}>
          {t('report.fullPage')}
        </Button>
      )}
      {!dossier && (
        <ButtonLink to="/dossiers" search={{ report: report.id }} variant="default" size="md">
          {sayDossier('dossiers.fromReport')}
        </ButtonLink>
      )}
      <Button size="md" variant={dossier ? 'default' : 'filled'} onClick={onAgain}>
        {t('report.again')}
      </Button>
      {dossier && (
        <ButtonLink
          to="/dossiers/$id/depot"
          params={{ id: dossier }}
          search={{ step: 'site', report: report.id }}
          size="md"
        >
          {sayDossier('dossiers.forDossier')}
        </ButtonLink>
      )}
      <p role="status" className={classes.said}>
        {copied === true && t('report.linkCopied')}
        {copied === false && (
          <>
            {t('report.linkNotCopied')} <bdi>{link}</bdi>
          </>
        )}
      </p>
    </>
  )
}
