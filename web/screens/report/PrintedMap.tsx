import { useEffect, useState } from 'react'
import { useWords } from '../../text/words.ts'
import classes from './report.module.css'

/** The map as last drawn, for paper only: a canvas would be cut or empty there. */
export function PrintedMap({ picture }: { readonly picture: Blob | null }) {
  const { t } = useWords()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!picture) return
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return address ? <img src={address} alt={t('report.page')} className={classes.printed} /> : null
}
