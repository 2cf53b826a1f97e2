import { Button } from '@mantine/core'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReportAnswer } from '../../../api/contract/conformity.ts'
import { useWords } from '../../text/words.ts'
import classes from './report.module.css'

type ReportActionsProps = { readonly report: ReportAnswer; readonly onAgain: () => void }

/** Keep it by its link, share it, print it, or change the project and check again. */
export function ReportActions({ report, onAgain }: ReportActionsProps) {
  const { t, nameOf, language } = useWords()
  const [copied, setCopied] = useState<boolean | null>(null)
  const router = useRouter()
  const { pathname } = useLocation()
  const path = router.buildLocation({ to: '/rapports/$id', params: { id: report.id }, search: { lang: language } })
  const link = `${window.location.origin}${path.href}`
  const onOwnPage = pathname.startsWith('/rapports/')

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
      {onOwnPage ? (
        <Button variant="default" size="md" onClick={() => window.print()}>
          {t('report.print')}
        </Button>
      ) : (
        <Button variant="default" size="md" component="a" href={path.href}>
          {t('report.fullPage')}
        </Button>
      )}
      <Button size="md" onClick={onAgain}>
        {t('report.again')}
      </Button>
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
