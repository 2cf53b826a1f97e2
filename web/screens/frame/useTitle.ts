import { useEffect } from 'react'
import { useWords } from '../../text/words.ts'

/** The tab says where one is: « screen · name ». */
export function useTitle(screen: string): void {
  const { t } = useWords()
  const name = t('frame.name')
  useEffect(() => {
    document.title = `${screen} · ${name}`
  }, [screen, name])
}
