import { useDirection } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { applyToDocument, directionOf, keepLanguage, type Language } from '../../text/language.ts'
import { useWords } from '../../text/words.ts'
import classes from './frame.module.css'

const OTHER: Readonly<Record<Language, Language>> = { fr: 'ar', ar: 'fr' }

/** The other language, in its own writing. The address carries the choice, and this device remembers it. */
export function LanguageSwitch() {
  const { t, language, setLanguage } = useWords()
  const { setDirection } = useDirection()
  const navigate = useNavigate()
  const other = OTHER[language]

  const change = async () => {
    keepLanguage(other)
    applyToDocument(other)
    setDirection(directionOf(other))
    await setLanguage(other)
    await navigate({ to: '.', search: (now) => ({ ...now, lang: other }), replace: true })
  }

  return (
    <button type="button" className={classes.language} lang={other} dir={directionOf(other)} onClick={change}>
      {t('frame.otherLanguage')}
    </button>
  )
}
