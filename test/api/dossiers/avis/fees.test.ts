// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { conditionOnPaying } from '../../../../api/contract/avis/fees.ts'

describe('an avis that would wait for a payment', () => {
  test.each([
    'Favorable sous réserve du paiement de la redevance.',
    'Avis favorable après acquittement des frais de dossier.',
    'Le plan sera visé une fois le règlement des honoraires effectué.',
    'À condition de verser la rémunération des services rendus',
    'Présenter la quittance de l’agence urbaine avant le visa.',
    'موافق شريطة أداء الرسوم المستحقة للوكالة.',
    'بعد تسديد واجبات الخدمة المقدمة.',
    'مقابل أداء الرسوم',
    'الإدلاء بوصل الأداء قبل التأشير.',
  ])('is found: %s', (text) => expect(conditionOnPaying(text)).not.toBeNull())

  test.each([
    'Respecter le règlement de la zone sous réserve de l’avis de l’agence.',
    'Prévoir deux places de stationnement sur la parcelle.',
    'Ramener la hauteur à 11,50 m avant le dépôt des plans modifiés.',
    'Sous réserve de respecter le retrait de 4 m, conformément au règlement.',
    'بعد تحيين الرسم العقاري والإدلاء بالتصميم.',
    'شريطة تحسين أداء العزل الحراري للبناية.',
    'قبل افتتاح الورش تسييج الأرض بعلو مترين.',
    'Le service rappelle que les taxes communales sont dues. Prévoir une clôture.',
  ])('is not seen where there is none: %s', (text) => expect(conditionOnPaying(text)).toBeNull())

  test('is told by its sentence alone', () => {
    const text = 'Prévoir une clôture. Visa après paiement des frais. Respecter le retrait.'
    expect(conditionOnPaying(text)).toBe('Visa après paiement des frais.')
  })
})
