/**
 * The commonest secrets of leaked lists and of this country's keyboards that a tail of digits carries over the least
 * length; shorter ones never get that far. In lower case.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `123456789012 1234567890123 12345678901234 123456789123456789 0123456789012 012345678910 123123123123 123456123456
  1234567891011 123456781234 987654321098 098765432109 987654321987654321 112233445566 111222333444 102030405060
  1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc zaq12wsxcde3 q1w2e3r4t5y6 a1z2e3r4t5y6 azertyuiop azertyuiop12 azertyazerty
  azerty qsdfghjklm wxcvbn azertyuiopqsdfghjklm qwerty qwertyuiop qwertyuiop12 qwertyqwerty qwerty123456 qwertyuiop[]
  qwertyuiopasdfghjkl asdfghjkl zxcvbnm password passwordpassword password1234 password12345 passw0rd p@ssw0rd
  motdepasse motdepassemotdepasse motdepasse123 monmotdepasse bonjour bonjourbonjour administrator administrateur admin
  adminadmin adminadminadmin administration welcome welcomewelcome iloveyou iloveyouiloveyou jetaime jetaimejetaime
  letmein letmeinletmein changeme changemechangeme changezmoi secret secretsecret superman football barcelona
  realmadrid casablanca casablancacasablanca marrakech rabat tanger agadir maroc marocmaroc morocco moroccomorocco
  maroc2020maroc mohamed mohammed mohamedmohamed fatima fatimafatima fatimazahra youssef khadija bismillah
  bismillahbismillah alhamdulillah inchallah allahakbar mashallah soleil princesse doudou chouchou nicolas
  rokhas rokhasrokhas urbanisme commune president`.split(/\s+/),
)
